package io.github.ledis4j.command.redis.stream;

import java.time.Duration;

/** An entry that a consumer was given and has not acknowledged. Later versions may tell more. */
public sealed interface PendingEntry permits StreamReports.Pending {
  /** {@return its id} */
  StreamId id();

  /** {@return the consumer who was given it last} */
  String consumer();

  /** {@return how long ago that was, in milliseconds} */
  Duration idle();

  /** {@return how many times it was delivered} */
  long deliveries();

  /**
   * Makes an entry, for tests of what handles it.
   *
   * @param id its id
   * @param consumer who was given it last
   * @param idle how long ago that was
   * @param deliveries how many times it was delivered
   * @return the same as the server's
   */
  static PendingEntry of(StreamId id, String consumer, Duration idle, long deliveries) {
    return new StreamReports.Pending(id, consumer, idle, deliveries);
  }
}
