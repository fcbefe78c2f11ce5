package io.github.ledis4j.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Shows replies to people, of any size on a few lines. */
final class Shortened {
  private static final int MOST_BYTES = 60;
  private static final int MOST_BITS = 200;
  private static final int MOST_ELEMENTS = 10;
  private static final int MOST_IN_ALL = 1_000;

  private Shortened() {}

  static String text(String text) {
    return text(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Shows text in quotes, and each byte of what is no text. */
  static String text(byte[] bytes) {
    int end = Math.min(bytes.length, MOST_BYTES);
    while (end > 0 && end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
      end--; // not in the middle of a character
    }
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
    boolean binary = text.indexOf('\uFFFD') >= 0;
    if (binary) {
      text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
    StringBuilder shown = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        shown.append('\\').append(c);
      } else if (Character.isISOControl(c) || binary && c > '~') {
        shown.append(String.format("\\x%02x", (int) c));
      } else {
        shown.append(c);
      }
    }
    shown.append('"');
    return end < bytes.length ? shown + "... of " + bytes.length + " bytes" : shown.toString();
  }

  static String number(BigInteger number) {
    int bits = number.bitLength();
    return bits > MOST_BITS ? "a number of " + bits + " bits" : number.toString();
  }

  private static String element(Reply reply) {
    boolean plain =
        reply instanceof Reply.Int || reply instanceof Reply.Bool || reply instanceof Reply.Decimal;
    return plain ? String.valueOf(reply.text()) : reply.toString();
  }

  /** Shows a map as one, and all else as a list. */
  static String aggregate(Reply.Aggregate reply) {
    boolean map = reply.type() == ReplyType.MAP || reply.type() == ReplyType.ATTRIBUTE;
    int step = map ? 2 : 1;
    List<Reply> all = reply.elements();
    StringBuilder shown = new StringBuilder(map ? "{" : "[");
    for (int i = 0; i + step <= all.size(); i += step) {
      if (i > 0) {
        shown.append(", ");
      }
      if (i / step == MOST_ELEMENTS || shown.length() > MOST_IN_ALL) {
        shown.append("... of ").append(all.size() / step);
        break;
      }
      shown.append(element(all.get(i)));
      if (map) {
        shown.append(": ").append(element(all.get(i + 1)));
      }
    }
    return shown.append(map ? '}' : ']').toString();
  }
}
