package io.github.ledis4j.command.redis.stream;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a server knows of a consumer of a group. Later versions may tell more. */
public sealed interface StreamConsumerDetails permits StreamReports.ConsumerDetails {
  /** {@return its name} */
  String name();

  /** {@return when it last asked for something, in milliseconds} */
  Instant seen();

  /**
   * {@return when it was last given something, in milliseconds; null if it never was, and before
   * Redis 7.2}
   */
  @Nullable Instant active();

  /** {@return how many entries it was given and has not acknowledged} */
  long pendingCount();

  /** {@return the first of them, as many as were asked for} */
  List<PendingDelivery> pending();
}
