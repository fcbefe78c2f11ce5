package io.github.ledis4j.command.redis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a key will live, or that it is missing, or that it does not expire.
 *
 * @param exists false if the key is missing
 * @param remaining the rest of its life, or null if the key is missing or does not expire
 */
public record Ttl(boolean exists, @Nullable Duration remaining) {
  /** The key is missing. */
  public static final Ttl MISSING = new Ttl(false, null);

  /** The key is there and does not expire. */
  public static final Ttl UNLIMITED = new Ttl(true, null);

  /**
   * Refuses the rest of a life that there is not.
   *
   * @param exists false if the key is missing
   * @param remaining the rest of its life, or null
   * @throws IllegalArgumentException if a missing key has a time to live
   */
  public Ttl {
    if (!exists && remaining != null) {
      throw new IllegalArgumentException("a missing key has no time to live");
    }
  }

  /**
   * Returns whether the key is there and does not expire.
   *
   * @return false if the key is missing, or expires
   */
  public boolean isUnlimited() {
    return exists && remaining == null;
  }

  /**
   * Returns the rest of its life, or something else where there is none.
   *
   * @param other for a key that is missing or does not expire
   * @return one of the two
   */
  public Duration orElse(Duration other) {
    return remaining == null ? other : remaining;
  }
}
