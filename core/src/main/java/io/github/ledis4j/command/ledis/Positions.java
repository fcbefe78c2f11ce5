package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.Limit;
import io.github.ledis4j.internal.command.LimitWords;

/** Checks the positions that LedisDB counts up to one by one, however few elements there are. */
final class Positions {
  private Positions() {}

  /** Refuses an index that the server would not reach in seconds. */
  static long reachable(long index) {
    if (index > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "LedisDB counts up to a position one by one and would be busy for long: "
              + index
              + " is more than "
              + Integer.MAX_VALUE);
    }
    return index;
  }

  /** Refuses an offset that the server would not reach in seconds. */
  static LimitWords reachable(Limit limit) {
    LimitWords words = LimitWords.of(limit);
    reachable(words.offset());
    return words;
  }
}
