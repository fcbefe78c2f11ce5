package io.github.ledis4j.command.redis.geo;

import static java.util.Objects.requireNonNull;

/**
 * A member of a sorted set, and where on earth it is.
 *
 * @param member the member, not null
 * @param coordinates where it is, not null
 * @param <V> the type of members
 */
public record GeoMember<V>(V member, GeoCoordinates coordinates) {
  /**
   * Checks that nothing is null.
   *
   * @param member the member, not null
   * @param coordinates where it is, not null
   */
  public GeoMember {
    requireNonNull(member, "member");
    requireNonNull(coordinates, "coordinates");
  }

  /**
   * Makes a member.
   *
   * @param member the member, not null
   * @param longitude from -180 to 180 degrees
   * @param latitude from -85.05112878 to 85.05112878 degrees
   * @param <V> the type of members
   * @return the member
   * @throws IllegalArgumentException if longitude or latitude is elsewhere
   */
  public static <V> GeoMember<V> of(V member, double longitude, double latitude) {
    return new GeoMember<>(member, new GeoCoordinates(longitude, latitude));
  }
}
