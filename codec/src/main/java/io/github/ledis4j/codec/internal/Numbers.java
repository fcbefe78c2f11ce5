package io.github.ledis4j.codec.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ledis4j.codec.ReplyType;
import java.util.Locale;

/** Numbers as RESP writes them. */
public final class Numbers {

  private Numbers() {}

  /** Reads the length of a bulk string or an aggregate: digits, or {@code -1} for null. */
  static long length(byte[] bytes, int from, int to) {
    int size = to - from;
    if (size == 2 && bytes[from] == '-' && bytes[from + 1] == '1') {
      return -1;
    }
    if (size < 1 || size > 18) {
      throw new MalformedReplyException("length is not a number");
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw new MalformedReplyException("length is not a number");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Checks a scalar that is one line; always answers false: nothing of it follows. */
  static boolean check(ReplyType type, byte[] bytes, int from, int to) {
    boolean good =
        switch (type) {
          case INTEGER -> isInteger64(bytes, from, to);
          case BIG_NUMBER -> isInteger(bytes, from, to);
          case DOUBLE -> isDouble(bytes, from, to);
          case BOOLEAN -> to - from == 1 && (bytes[from] == 't' || bytes[from] == 'f');
          default -> from == to;
        };
    if (!good) {
      throw new MalformedReplyException(type + " with a value that it cannot have");
    }
    return false;
  }

  /** Tells whether this is an optional sign and digits, whatever their number. */
  static boolean isInteger(byte[] bytes, int from, int to) {
    int i = from;
    if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
      i++;
    }
    if (i == to) {
      return false;
    }
    for (; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isInteger64(byte[] bytes, int from, int to) {
    if (!isInteger(bytes, from, to)) {
      return false;
    }
    if (to - from <= 18) {
      return true;
    }
    try {
      Long.parseLong(text(bytes, from, to));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Reads an integer that {@link #isInteger} accepts, if it has 64 bits. */
  static long parseLong(byte[] bytes, int from, int to) {
    if (to - from > 18) {
      return Long.parseLong(text(bytes, from, to));
    }
    boolean negative = bytes[from] == '-';
    long value = 0;
    for (int i = negative || bytes[from] == '+' ? from + 1 : from; i < to; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return negative ? -value : value;
  }

  private static boolean isDouble(byte[] bytes, int from, int to) {
    try {
      parseDouble(text(bytes, from, to));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * Reads a double as RESP3 writes it, and as servers, their modules and their scripts write it
   * into strings.
   *
   * @param text digits, or a word for what is not finite, in any case
   * @return the number
   * @throws NumberFormatException if it is neither
   */
  public static double parseDouble(String text) {
    // Java also reads hexadecimal, "1d" and blanks: RESP has none of them.
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return parseWord(text);
      }
    }
    return Double.parseDouble(text);
  }

  private static double parseWord(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      case "nan", "+nan", "-nan" -> Double.NaN;
      default -> throw new NumberFormatException("not a number");
    };
  }

  /**
   * Writes a double as servers do.
   *
   * @param value any number
   * @return digits, or a word for what is not finite
   */
  public static String text(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Double.isNaN(value) ? "nan" : Double.toString(value);
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }
}
