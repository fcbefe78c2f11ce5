package io.github.ledis4j.command.redis.geo;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Which members {@code GEOADD} adds or moves, and which it counts. Immutable; of two options that
 * exclude each other the later counts. Since Redis 6.2.
 */
public final class GeoAddOptions {
  /** Adds and moves all, and counts those that are new. */
  public static final GeoAddOptions DEFAULT = new GeoAddOptions(null, false);

  private final @Nullable String members;
  private final boolean changed;

  private GeoAddOptions(@Nullable String members, boolean changed) {
    this.members = members;
    this.changed = changed;
  }

  /**
   * Adds members and moves none ({@code NX}).
   *
   * @return a copy
   */
  public GeoAddOptions ifAbsent() {
    return new GeoAddOptions("NX", changed);
  }

  /**
   * Moves members and adds none ({@code XX}).
   *
   * @return a copy
   */
  public GeoAddOptions ifPresent() {
    return new GeoAddOptions("XX", changed);
  }

  /**
   * Counts also the members that move ({@code CH}).
   *
   * @return a copy
   */
  public GeoAddOptions countChanged() {
    return new GeoAddOptions(members, true);
  }

  int arguments() {
    return (members == null ? 0 : 1) + (changed ? 1 : 0);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (members != null) {
      command.add(members);
    }
    return changed ? command.add("CH") : command;
  }
}
