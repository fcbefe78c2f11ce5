package io.github.ledis4j.command.redis.geo;

/**
 * A place on earth, in degrees of WGS 84. Servers keep it in 52 bits, so that it comes back off by
 * up to 0.6 m.
 *
 * @param longitude from -180 (west) to 180 (east)
 * @param latitude from -85.05112878 (south) to 85.05112878 (north); servers take none nearer to the
 *     poles
 */
public record GeoCoordinates(double longitude, double latitude) {
  private static final double MOST_EAST = 180;
  private static final double MOST_NORTH = 85.05112878;

  /**
   * Refuses what servers do not take.
   *
   * @param longitude from -180 to 180
   * @param latitude from -85.05112878 to 85.05112878
   * @throws IllegalArgumentException if one of them is elsewhere or NaN
   */
  public GeoCoordinates {
    if (!(Math.abs(longitude) <= MOST_EAST && Math.abs(latitude) <= MOST_NORTH)) {
      throw new IllegalArgumentException(
          "longitude must lie between -180 and 180, latitude between -85.05112878 and 85.05112878: "
              + longitude
              + ", "
              + latitude);
    }
  }
}
