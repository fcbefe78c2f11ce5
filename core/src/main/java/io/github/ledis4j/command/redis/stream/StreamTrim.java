package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.between;

/** Which of its oldest entries a stream loses. Immutable. */
public sealed interface StreamTrim permits TrimWords {
  /**
   * Keeps the newest entries ({@code MAXLEN}).
   *
   * @param entries how many to keep, at least 0
   * @return the rule
   * @throws IllegalArgumentException if the number is negative
   */
  static StreamTrim maxLength(long entries) {
    long kept = between(entries, 0, Long.MAX_VALUE, "length");
    return new TrimWords("MAXLEN", Long.toString(kept), TrimWords.EXACTLY, null);
  }

  /**
   * Keeps the entries from an id on ({@code MINID}), since Redis 6.2.
   *
   * @param id the lowest to keep
   * @return the rule
   */
  static StreamTrim minId(StreamId id) {
    return new TrimWords("MINID", id.toString(), TrimWords.EXACTLY, null);
  }

  /**
   * Lets the server keep some more ({@code ~}), which costs it much less.
   *
   * @return a copy
   */
  StreamTrim approximately();

  /**
   * Lets the server keep some more ({@code ~}), and says how many entries it looks at, at most
   * ({@code LIMIT}), since Redis 6.2.
   *
   * @param entries how many; 0 for any number
   * @return a copy
   * @throws IllegalArgumentException if the number is negative
   */
  StreamTrim approximately(long entries);

  /**
   * Sets what becomes of entries that consumers have not acknowledged, since Redis 8.2.
   *
   * @param policy the way to treat them
   * @return a copy
   */
  StreamTrim references(ReferencePolicy policy);
}
