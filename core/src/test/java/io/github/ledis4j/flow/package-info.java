@NullMarked
package io.github.ledis4j.flow;

import org.jspecify.annotations.NullMarked;
