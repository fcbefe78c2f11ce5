package io.github.ledis4j.command.redis;

import java.util.List;

/** Where two values are the same ({@code LCS} with {@code IDX}). Immutable. */
public sealed interface LcsMatches permits RedisStringReplies.Matches {

  /**
   * Returns the runs of bytes that make up the longest common subsequence.
   *
   * @return the last one first, without those that are too short to be asked for; unmodifiable
   */
  List<LcsMatch> matches();

  /**
   * Returns the length of the subsequence, short runs included.
   *
   * @return in bytes
   */
  long length();
}
