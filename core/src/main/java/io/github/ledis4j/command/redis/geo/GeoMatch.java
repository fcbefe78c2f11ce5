package io.github.ledis4j.command.redis.geo;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a search tells about a member that it found. Immutable.
 *
 * @param <V> the type of members
 */
public final class GeoMatch<V> {
  private final V member;
  private final double distance;
  private final long hash;
  private final GeoCoordinates coordinates;

  GeoMatch(V member, double distance, long hash, GeoCoordinates coordinates) {
    this.member = member;
    this.distance = distance;
    this.hash = hash;
    this.coordinates = coordinates;
  }

  /**
   * Returns the member.
   *
   * @return the member
   */
  public V member() {
    return member;
  }

  /**
   * Returns how far away the member is.
   *
   * @return the distance from the center of the area, in the unit of the area, metres for a
   *     polygon; servers round to four digits behind the point
   */
  public double distance() {
    return distance;
  }

  /**
   * Returns the score of the member.
   *
   * @return its coordinates as a geohash of 52 bits
   */
  public long hash() {
    return hash;
  }

  /**
   * Returns where the member is.
   *
   * @return its coordinates
   */
  public GeoCoordinates coordinates() {
    return coordinates;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GeoMatch<?> that
        && member.equals(that.member)
        && Double.compare(distance, that.distance) == 0
        && hash == that.hash
        && coordinates.equals(that.coordinates);
  }

  @Override
  public int hashCode() {
    return Objects.hash(member, distance, hash, coordinates);
  }

  @Override
  public String toString() {
    return member + " at " + distance + ", " + coordinates;
  }
}
