package io.github.ledis4j.command.redis.stream;

import java.time.Instant;

/**
 * When an entry was given to a consumer who has not acknowledged it. Later versions may tell more.
 */
public sealed interface PendingDelivery permits StreamReports.Delivery {
  /** {@return its id} */
  StreamId id();

  /** {@return the consumer who was given it last} */
  String consumer();

  /** {@return when that was, in milliseconds} */
  Instant deliveredAt();

  /** {@return how many times it was delivered} */
  long deliveries();
}
