package io.github.ledis4j.command.redis.geo;

/**
 * All that a search tells about a member that it found.
 *
 * @param member the member
 * @param distance from the center of the area, in the unit of the area, metres for a polygon;
 *     servers round to four digits behind the point
 * @param hash the score of the member: its coordinates as a geohash of 52 bits
 * @param coordinates where it is
 * @param <V> the type of members
 */
public record GeoMatch<V>(V member, double distance, long hash, GeoCoordinates coordinates) {}
