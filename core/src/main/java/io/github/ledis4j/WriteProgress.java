package io.github.ledis4j;

/**
 * How far a batch writer is. Immutable.
 *
 * @param submitted how many commands it was handed so far
 * @param ended how many of them have ended, in whatever way
 * @param failed how many of those did not succeed
 */
public record WriteProgress(long submitted, long ended, long failed) {}
