package io.github.ledis4j.command.redis.geo;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/** How many of the members in an area {@code GEOSEARCH} returns, and in which order. Immutable. */
public final class GeoSearchOptions {
  /** All, in no order. */
  public static final GeoSearchOptions DEFAULT = new GeoSearchOptions(null, 0, false);

  private final @Nullable String order;
  private final long count;
  private final boolean any;

  private GeoSearchOptions(@Nullable String order, long count, boolean any) {
    this.order = order;
    this.count = count;
    this.any = any;
  }

  /**
   * Puts the nearest first ({@code ASC}).
   *
   * @return a copy
   */
  public GeoSearchOptions nearestFirst() {
    return new GeoSearchOptions("ASC", count, any);
  }

  /**
   * Puts the farthest first ({@code DESC}).
   *
   * @return a copy
   */
  public GeoSearchOptions farthestFirst() {
    return new GeoSearchOptions("DESC", count, any);
  }

  /**
   * Asks for some and no more ({@code COUNT}): the nearest, or the farthest if they come first.
   *
   * @param members how many at most, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public GeoSearchOptions count(long members) {
    return new GeoSearchOptions(order, between(members, 1, Long.MAX_VALUE, "count"), false);
  }

  /**
   * Asks for the first that the server comes across ({@code COUNT} with {@code ANY}), which need
   * not be the nearest, but takes less time in crowded areas.
   *
   * @param members how many at most, at least one
   * @return a copy
   * @throws IllegalArgumentException if the number is smaller
   */
  public GeoSearchOptions countAny(long members) {
    return new GeoSearchOptions(order, between(members, 1, Long.MAX_VALUE, "count"), true);
  }

  int arguments() {
    return (order == null ? 0 : 1) + (count == 0 ? 0 : 2) + (any ? 1 : 0);
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (order != null) {
      command.add(order);
    }
    if (count != 0) {
      command.add("COUNT").add(count);
    }
    return any ? command.add("ANY") : command;
  }
}
