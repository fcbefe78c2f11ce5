/**
 * Every failure that a caller can see, by cause, all under {@link LedisException}. {@link Outcome}
 * says what became of the command: not sent, unknown, rejected, or executed.
 */
@NullMarked
package io.github.ledis4j.error;

import org.jspecify.annotations.NullMarked;
