package io.github.ledis4j.command.redis.geo;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code GEOSEARCH} looks. Immutable.
 *
 * @param <V> the type of members
 */
public final class GeoArea<V> {
  private static final int FEWEST_CORNERS = 3;

  private final @Nullable GeoCenter<V> center;
  private final String shape;
  private final double[] numbers;
  private final @Nullable GeoUnit unit;

  private GeoArea(
      @Nullable GeoCenter<V> center, String shape, double[] numbers, @Nullable GeoUnit unit) {
    this.center = center;
    this.shape = shape;
    this.numbers = numbers;
    this.unit = unit;
  }

  /**
   * Takes what is not farther away than a radius ({@code BYRADIUS}).
   *
   * @param center the middle
   * @param radius at least 0
   * @param unit what the radius and the distances found are measured in
   * @param <V> the type of members
   * @return the area
   * @throws IllegalArgumentException if the radius is negative, infinite or NaN
   */
  public static <V> GeoArea<V> circle(GeoCenter<V> center, double radius, GeoUnit unit) {
    return around(center, "BYRADIUS", unit, length(radius, "radius"));
  }

  /**
   * Takes what lies in a rectangle along the axes ({@code BYBOX}).
   *
   * @param center the middle
   * @param width from west to east, at least 0
   * @param height from south to north, at least 0
   * @param unit what width, height and the distances found are measured in
   * @param <V> the type of members
   * @return the area
   * @throws IllegalArgumentException if width or height is negative, infinite or NaN
   */
  public static <V> GeoArea<V> box(GeoCenter<V> center, double width, double height, GeoUnit unit) {
    return around(center, "BYBOX", unit, length(width, "width"), length(height, "height"));
  }

  /**
   * Takes what lies in a polygon ({@code BYPOLYGON}), since Valkey 9.0; Redis answers an error.
   * Distances found are metres from its centroid.
   *
   * @param corners at least three, in their order around the polygon
   * @param <V> the type of members
   * @return the area
   * @throws IllegalArgumentException if there are fewer corners
   */
  public static <V> GeoArea<V> polygon(List<GeoCoordinates> corners) {
    if (corners.size() < FEWEST_CORNERS) {
      throw new IllegalArgumentException("a polygon has at least three corners: " + corners.size());
    }
    double[] numbers =
        corners.stream()
            .flatMapToDouble(corner -> DoubleStream.of(corner.longitude(), corner.latitude()))
            .toArray();
    return new GeoArea<>(null, "BYPOLYGON", numbers, null);
  }

  private static <V> GeoArea<V> around(
      GeoCenter<V> center, String shape, GeoUnit unit, double... lengths) {
    return new GeoArea<>(
        requireNonNull(center, "center"), shape, lengths, requireNonNull(unit, "unit"));
  }

  private static double length(double length, String what) {
    if (!(length >= 0 && length <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(what + " must be finite and at least 0: " + length);
    }
    return length;
  }

  /** The shape, the unit or the number of corners, and the numbers. */
  int arguments() {
    return 2 + numbers.length + (center == null ? 0 : center.arguments());
  }

  <K> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    if (center != null) {
      center.addTo(command);
    }
    command.add(shape);
    if (unit == null) {
      command.add(numbers.length / 2);
    }
    for (double number : numbers) {
      command.add(number);
    }
    return unit == null ? command : command.add(unit.word());
  }
}
