/** The commands that LedisDB has. */
@NullMarked
package io.github.ledis4j.command.ledis;

import org.jspecify.annotations.NullMarked;
