package io.github.ledis4j.command.redis.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a server knows of a group of consumers. Later versions may tell more. */
public sealed interface StreamGroupDetails permits StreamReports.GroupDetails {
  /** {@return its name} */
  String name();

  /** {@return the id of the last entry that a consumer was given} */
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

  /** {@return how many entries its consumers were given and have not acknowledged} */
  long pendingCount();

  /** {@return the first of them, as many as were asked for} */
  List<PendingDelivery> pending();

  /** {@return its consumers} */
  List<StreamConsumerDetails> consumers();
}
