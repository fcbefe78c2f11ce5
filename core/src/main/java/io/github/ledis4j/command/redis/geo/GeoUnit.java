package io.github.ledis4j.command.redis.geo;

/** What distances are measured in. */
public enum GeoUnit {
  /** Metres. */
  METERS("m"),
  /** Kilometres. */
  KILOMETERS("km"),
  /** Feet of 0.3048 m. */
  FEET("ft"),
  /** Miles of 1609.34 m. */
  MILES("mi");

  private final String word;

  GeoUnit(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
