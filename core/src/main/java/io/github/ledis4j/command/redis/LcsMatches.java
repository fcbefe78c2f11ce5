package io.github.ledis4j.command.redis;

import java.util.List;

/**
 * Where two values are the same ({@code LCS} with {@code IDX}).
 *
 * @param matches the runs of bytes that make up the longest common subsequence, the last one first,
 *     but for those that are too short to be asked for
 * @param length how many bytes the subsequence has, short runs included
 */
public record LcsMatches(List<LcsMatch> matches, long length) {}
