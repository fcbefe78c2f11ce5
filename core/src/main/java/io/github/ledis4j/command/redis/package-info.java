/** The commands that Redis has. */
@NullMarked
package io.github.ledis4j.command.redis;

import org.jspecify.annotations.NullMarked;
