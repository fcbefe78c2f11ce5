package io.github.ledis4j.command.redis.stream;

import org.jspecify.annotations.Nullable;

/** What a server knows of a group of consumers. Later versions may tell more. */
public sealed interface StreamGroup permits StreamReports.Group {
  /** {@return its name} */
  String name();

  /** {@return how many consumers it has} */
  long consumers();

  /** {@return how many entries they were given and have not acknowledged} */
  long pending();

  /** {@return the id of the last entry that one of them was given} */
  StreamId lastDeliveredId();

  /**
   * {@return how many entries lie before the next one to deliver; null if the server does not know,
   * and before Redis 7.0}
   */
  @Nullable Long entriesRead();

  /**
   * {@return how many entries are still to be delivered; null if the server does not know, and
   * before Redis 7.0}
   */
  @Nullable Long lag();
}
