package io.github.ledis4j.command.redis.geo;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The middle of an area to search. Immutable.
 *
 * @param <V> the type of members
 */
public final class GeoCenter<V> {
  private final @Nullable V member;
  private final @Nullable GeoCoordinates coordinates;

  private GeoCenter(@Nullable V member, @Nullable GeoCoordinates coordinates) {
    this.member = member;
    this.coordinates = coordinates;
  }

  /**
   * Takes the place of a member ({@code FROMMEMBER}); a search around one that is not in the sorted
   * set is answered with an error.
   *
   * @param member the member
   * @param <V> the type of members
   * @return the center
   */
  public static <V> GeoCenter<V> member(V member) {
    return new GeoCenter<>(requireNonNull(member, "member"), null);
  }

  /**
   * Takes any place ({@code FROMLONLAT}).
   *
   * @param coordinates where it is
   * @param <V> the type of members
   * @return the center
   */
  public static <V> GeoCenter<V> at(GeoCoordinates coordinates) {
    return new GeoCenter<>(null, requireNonNull(coordinates, "coordinates"));
  }

  /**
   * Takes any place ({@code FROMLONLAT}).
   *
   * @param longitude from -180 (west) to 180 (east)
   * @param latitude from -85.05112878 (south) to 85.05112878 (north)
   * @param <V> the type of members
   * @return the center
   * @throws IllegalArgumentException if longitude or latitude is elsewhere
   */
  public static <V> GeoCenter<V> at(double longitude, double latitude) {
    return at(new GeoCoordinates(longitude, latitude));
  }

  int arguments() {
    return member == null ? 3 : 2;
  }

  <K> void addTo(CommandBuilder<K, V> command) {
    if (member != null) {
      command.add("FROMMEMBER").value(member);
    } else if (coordinates != null) {
      command.add("FROMLONLAT").add(coordinates.longitude()).add(coordinates.latitude());
    }
  }
}
