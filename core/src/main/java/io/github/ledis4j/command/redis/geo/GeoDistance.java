package io.github.ledis4j.command.redis.geo;

/**
 * A member that a search found, and how far away it is.
 *
 * @param member the member
 * @param distance from the center of the area, in the unit of the area, metres for a polygon;
 *     servers round to four digits behind the point
 * @param <V> the type of members
 */
public record GeoDistance<V>(V member, double distance) {}
