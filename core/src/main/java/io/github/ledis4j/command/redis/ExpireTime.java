package io.github.ledis4j.command.redis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a key, or a field of a hash, will expire, or that it is missing, or that it does not expire.
 *
 * @param exists false if it is missing
 * @param at the end of its life, or null if it is missing or does not expire
 */
public record ExpireTime(boolean exists, @Nullable Instant at) {
  /** It is missing. */
  public static final ExpireTime MISSING = new ExpireTime(false, null);

  /** It is there and does not expire. */
  public static final ExpireTime UNLIMITED = new ExpireTime(true, null);

  /**
   * Refuses the end of a life that there is not.
   *
   * @param exists false if it is missing
   * @param at the end of its life, or null
   * @throws IllegalArgumentException if what is missing has an end of its life
   */
  public ExpireTime {
    if (!exists && at != null) {
      throw new IllegalArgumentException("what is missing does not expire");
    }
  }

  /**
   * Returns whether it is there and does not expire.
   *
   * @return false if it is missing, or expires
   */
  public boolean isUnlimited() {
    return exists && at == null;
  }

  /**
   * Returns the end of its life, or something else where there is none.
   *
   * @param other for what is missing or does not expire
   * @return one of the two
   */
  public Instant orElse(Instant other) {
    return at == null ? other : at;
  }
}
