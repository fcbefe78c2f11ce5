package io.github.ledis4j.command.redis;

/**
 * A run of bytes that two values have in common, as {@code LCS} finds it. Positions count bytes
 * from 0.
 *
 * @param first where it starts in the first value
 * @param second where it starts in the second value
 * @param length how many bytes it has
 */
public record LcsMatch(long first, long second, long length) {}
