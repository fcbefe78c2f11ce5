package io.github.ledis4j.command.redis.stream;

/**
 * What becomes of an entry in the lists of what consumers have not acknowledged, when it leaves its
 * stream; since Redis 8.2.
 */
public enum ReferencePolicy {
  /** It stays in them, without its fields; as without any policy. */
  KEEP("KEEPREF"),
  /** It leaves them, too. */
  DELETE("DELREF"),
  /** An entry that some group has not read, or a consumer not acknowledged, stays in the stream. */
  ACKNOWLEDGED("ACKED");

  private final String word;

  ReferencePolicy(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
