@NullMarked
package io.github.ledis4j.command;

import org.jspecify.annotations.NullMarked;
