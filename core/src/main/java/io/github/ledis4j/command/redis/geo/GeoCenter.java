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
