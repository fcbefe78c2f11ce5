/**
 * Every failure that a caller can see, by cause, all under {@link LedisException}; those of a batch
 * or a writer as a whole are beside them. {@link Outcome} says what became of the command: not
 * sent, unknown, rejected, or executed.
 */
@NullMarked
package io.github.ledis4j.error;

import org.jspecify.annotations.NullMarked;
