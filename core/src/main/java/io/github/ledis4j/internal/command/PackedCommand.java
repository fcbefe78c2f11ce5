package io.github.ledis4j.internal.command;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads the lines of a packed command. */
public final class PackedCommand {
  /** Nothing that anybody looks for is longer; the rest of a word is not looked at. */
  private static final int LONGEST = 64;

  private PackedCommand() {}

  /** Reads the number that stands at a position and ends with its line. */
  public static int number(byte[] packed, int at) {
    int number = 0;
    for (int i = at; packed[i] != '\r'; i++) {
      number = 10 * number + packed[i] - '0';
    }
    return number;
  }

  /** Gives a word as servers compare it: in upper case, only its beginning if it is very long. */
  static String word(byte[] packed, int from, int length) {
    return new String(packed, from, Math.min(length, LONGEST), StandardCharsets.ISO_8859_1)
        .toUpperCase(Locale.ROOT);
  }

  /** Gives the position behind the line that a position is in. */
  public static int afterLine(byte[] packed, int at) {
    int end = at;
    while (packed[end] != '\n') {
      end++;
    }
    return end + 1;
  }
}
