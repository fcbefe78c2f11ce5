package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandBuilder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code SET} and {@code MSETEX} may take beside keys and values. Immutable; of two options
 * that exclude each other the later counts.
 */
public final class SetOptions {
  /** Stores in any case, without a time to live. */
  public static final SetOptions DEFAULT = new SetOptions(null, null);

  private final @Nullable String condition;
  private final @Nullable Expiry expiry;

  private SetOptions(@Nullable String condition, @Nullable Expiry expiry) {
    this.condition = condition;
    this.expiry = expiry;
  }

  /**
   * Stores only if the key is missing ({@code NX}).
   *
   * @return a copy
   */
  public SetOptions ifAbsent() {
    return new SetOptions("NX", expiry);
  }

  /**
   * Stores only if the key is there ({@code XX}).
   *
   * @return a copy
   */
  public SetOptions ifPresent() {
    return new SetOptions("XX", expiry);
  }

  /**
   * Lets the key expire after some time ({@code EX} for whole seconds, else {@code PX}).
   *
   * @param ttl longer than zero, rounded up to milliseconds
   * @return a copy
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  public SetOptions expireIn(Duration ttl) {
    return new SetOptions(condition, Expiry.in(ttl));
  }

  /**
   * Lets the key expire at a point in time ({@code EXAT} for whole seconds, else {@code PXAT}),
   * since Redis 6.2.
   *
   * @param when after 1970, rounded up to milliseconds
   * @return a copy
   * @throws IllegalArgumentException if the point in time is earlier
   */
  public SetOptions expireAt(Instant when) {
    return new SetOptions(condition, Expiry.at(when));
  }

  /**
   * Keeps the time to live that the key has ({@code KEEPTTL}).
   *
   * @return a copy
   */
  public SetOptions keepTtl() {
    return new SetOptions(condition, Expiry.KEEP);
  }

  void requireUnconditional() {
    if (condition != null) {
      throw new IllegalArgumentException(
          "a value to compare with excludes another condition: " + condition);
    }
  }

  int arguments() {
    return (condition == null ? 0 : 1) + (expiry == null ? 0 : expiry.arguments());
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (condition != null) {
      command.add(condition);
    }
    if (expiry != null) {
      expiry.addTo(command);
    }
    return command;
  }
}
