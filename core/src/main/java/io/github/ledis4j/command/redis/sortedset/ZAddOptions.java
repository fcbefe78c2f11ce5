package io.github.ledis4j.command.redis.sortedset;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Which members {@code ZADD} adds or changes, and which it counts. Immutable; of two options that
 * exclude each other the later counts.
 */
public final class ZAddOptions {
  /** Adds and changes all, and counts those that are new. */
  public static final ZAddOptions DEFAULT = new ZAddOptions(null, null, false);

  private final @Nullable String members;
  private final @Nullable String scores;
  private final boolean changed;

  private ZAddOptions(@Nullable String members, @Nullable String scores, boolean changed) {
    this.members = members;
    this.scores = scores;
    this.changed = changed;
  }

  /**
   * Adds members and changes none ({@code NX}); excludes all other conditions.
   *
   * @return a copy
   */
  public ZAddOptions ifAbsent() {
    return new ZAddOptions("NX", null, changed);
  }

  /**
   * Changes members and adds none ({@code XX}).
   *
   * @return a copy
   */
  public ZAddOptions ifPresent() {
    return new ZAddOptions("XX", scores, changed);
  }

  /**
   * Changes a member only if its score becomes higher ({@code GT}), and adds those that are
   * missing.
   *
   * @return a copy
   */
  public ZAddOptions ifHigher() {
    return new ZAddOptions(unlessAbsent(), "GT", changed);
  }

  /**
   * Changes a member only if its score becomes lower ({@code LT}), and adds those that are missing.
   *
   * @return a copy
   */
  public ZAddOptions ifLower() {
    return new ZAddOptions(unlessAbsent(), "LT", changed);
  }

  /**
   * Counts also the members whose score changes ({@code CH}).
   *
   * @return a copy
   */
  public ZAddOptions countChanged() {
    return new ZAddOptions(members, scores, true);
  }

  private @Nullable String unlessAbsent() {
    return "NX".equals(members) ? null : members;
  }

  int arguments() {
    return (members == null ? 0 : 1) + (scores == null ? 0 : 1) + (changed ? 1 : 0);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (members != null) {
      command.add(members);
    }
    if (scores != null) {
      command.add(scores);
    }
    if (changed) {
      command.add("CH");
    }
    return command;
  }
}
