package io.github.ledis4j.command.redis.stream;

import static java.util.Objects.requireNonNull;

/** What stands behind {@link StreamRange}. */
final class StreamBounds implements StreamRange {
  private final String min;
  private final String max;

  StreamBounds(String min, String max) {
    this.min = min;
    this.max = max;
  }

  static StreamBounds of(StreamRange range) {
    return (StreamBounds) requireNonNull(range, "range");
  }

  @Override
  public StreamRange andAtMost(StreamId max) {
    return new StreamBounds(min, max.toString());
  }

  @Override
  public StreamRange andBelow(StreamId max) {
    if (max.equals(StreamId.MIN)) {
      throw new IllegalArgumentException("no id is below " + max);
    }
    return new StreamBounds(min, "(" + max);
  }

  String min() {
    return min;
  }

  String max() {
    return max;
  }

  @Override
  public String toString() {
    return min + " to " + max;
  }
}
