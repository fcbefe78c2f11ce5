package io.github.ledis4j.command.redis;

/** Who has written to disk what a connection wrote. */
public sealed interface AofAcknowledgement permits RedisReplies.AofAcknowledged {

  /** {@return whether the server itself has} */
  boolean local();

  /** {@return how many replicas have} */
  long replicas();
}
