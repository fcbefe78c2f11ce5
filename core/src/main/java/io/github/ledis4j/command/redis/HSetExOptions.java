package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandBuilder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On what condition {@code HSETEX} stores fields, and how long. Immutable; of two options that
 * exclude each other the later counts.
 */
public final class HSetExOptions {
  /** Stores in any case, without a time to live. */
  public static final HSetExOptions DEFAULT = new HSetExOptions(null, null, null);

  private final @Nullable String key;
  private final @Nullable String fields;
  private final @Nullable Expiry expiry;

  private HSetExOptions(@Nullable String key, @Nullable String fields, @Nullable Expiry expiry) {
    this.key = key;
    this.fields = fields;
    this.expiry = expiry;
  }

  /**
   * Stores only if none of the fields is there ({@code FNX}).
   *
   * @return a copy
   */
  public HSetExOptions ifAbsent() {
    return new HSetExOptions(key, "FNX", expiry);
  }

  /**
   * Stores only if all of the fields are there ({@code FXX}).
   *
   * @return a copy
   */
  public HSetExOptions ifPresent() {
    return new HSetExOptions(key, "FXX", expiry);
  }

  /**
   * Stores only if the key is missing ({@code NX}), which Valkey knows and Redis answers with an
   * error.
   *
   * @return a copy
   */
  public HSetExOptions ifKeyAbsent() {
    return new HSetExOptions("NX", fields, expiry);
  }

  /**
   * Stores only if the key is there ({@code XX}), which Valkey knows and Redis answers with an
   * error.
   *
   * @return a copy
   */
  public HSetExOptions ifKeyPresent() {
    return new HSetExOptions("XX", fields, expiry);
  }

  /**
   * Lets the fields expire after some time ({@code EX} for whole seconds, else {@code PX}).
   *
   * @param ttl longer than zero, rounded up to milliseconds
   * @return a copy
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  public HSetExOptions expireIn(Duration ttl) {
    return new HSetExOptions(key, fields, Expiry.in(ttl));
  }

  /**
   * Lets the fields expire at a point in time ({@code EXAT} for whole seconds, else {@code PXAT}).
   *
   * @param when after 1970, rounded up to milliseconds
   * @return a copy
   * @throws IllegalArgumentException if the point in time is earlier
   */
  public HSetExOptions expireAt(Instant when) {
    return new HSetExOptions(key, fields, Expiry.at(when));
  }

  /**
   * Keeps the times to live that the fields have ({@code KEEPTTL}).
   *
   * @return a copy
   */
  public HSetExOptions keepTtl() {
    return new HSetExOptions(key, fields, Expiry.KEEP);
  }

  int arguments() {
    return (key == null ? 0 : 1)
        + (fields == null ? 0 : 1)
        + (expiry == null ? 0 : expiry.arguments());
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (key != null) {
      command.add(key);
    }
    if (fields != null) {
      command.add(fields);
    }
    if (expiry != null) {
      expiry.addTo(command);
    }
    return command;
  }
}
