package io.github.ledis4j.command.redis.sortedset;

/**
 * The position and the score of a member of a sorted set.
 *
 * @param rank its position, from 0
 * @param score its score
 */
public record RankedScore(long rank, double score) {}
