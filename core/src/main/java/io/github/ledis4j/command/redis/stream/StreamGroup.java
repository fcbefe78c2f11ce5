package io.github.ledis4j.command.redis.stream;

import java.util.OptionalLong;

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
   * {@return how many entries lie before the next one to deliver; empty if the server does not
   * know, and before Redis 7.0}
   */
  OptionalLong entriesRead();

  /**
   * {@return how many entries are still to be delivered; empty if the server does not know, and
   * before Redis 7.0}
   */
  OptionalLong lag();
}
