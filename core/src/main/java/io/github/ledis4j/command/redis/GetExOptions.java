package io.github.ledis4j.command.redis;

import java.time.Duration;
import java.time.Instant;

/** What {@code GETEX} does to the time to live of the key that it reads. Immutable. */
public sealed interface GetExOptions permits GetExWords {
  /**
   * Lets the key expire after some time ({@code EX} for whole seconds, else {@code PX}).
   *
   * @param ttl longer than zero, rounded up to milliseconds
   * @return the options
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  static GetExOptions expireIn(Duration ttl) {
    return new GetExWords(Expiry.in(ttl));
  }

  /**
   * Lets the key expire at a point in time ({@code EXAT} for whole seconds, else {@code PXAT}).
   *
   * @param when after 1970, rounded up to milliseconds
   * @return the options
   * @throws IllegalArgumentException if the point in time is earlier
   */
  static GetExOptions expireAt(Instant when) {
    return new GetExWords(Expiry.at(when));
  }

  /**
   * Keeps the key from expiring ({@code PERSIST}).
   *
   * @return the options
   */
  static GetExOptions persist() {
    return new GetExWords(Expiry.NEVER);
  }
}
