@NullMarked
package io.github.ledis4j.internal.scan;

import org.jspecify.annotations.NullMarked;
