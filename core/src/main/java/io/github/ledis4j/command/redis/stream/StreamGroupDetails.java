package io.github.ledis4j.command.redis.stream;

import java.util.List;
import java.util.OptionalLong;

/** All that a server knows of a group of consumers. Later versions may tell more. */
public sealed interface StreamGroupDetails permits StreamReports.GroupDetails {
  /** {@return its name} */
  String name();

  /** {@return the id of the last entry that a consumer was given} */
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

  /** {@return how many entries its consumers were given and have not acknowledged} */
  long pendingCount();

  /** {@return the first of them, as many as were asked for} */
  List<PendingDelivery> pending();

  /** {@return its consumers} */
  List<StreamConsumerDetails> consumers();
}
