package io.github.ledis4j.command.redis.geo;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member that a search found, and how far away it is. Immutable.
 *
 * @param <V> the type of members
 */
public final class GeoDistance<V> {
  private final V member;
  private final double distance;

  GeoDistance(V member, double distance) {
    this.member = member;
    this.distance = distance;
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GeoDistance<?> that
        && member.equals(that.member)
        && Double.compare(distance, that.distance) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(member, distance);
  }

  @Override
  public String toString() {
    return member + " at " + distance;
  }
}
