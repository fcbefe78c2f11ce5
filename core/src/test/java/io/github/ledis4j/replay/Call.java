package io.github.ledis4j.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ledis4j.LedisView;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.command.ledis.LedisType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words of a request as a typed method wants them.
 *
 * @param c the leased connection
 * @param view what leases connections by itself
 * @param words the arguments
 */
record Call(LedisCommands<String, String> c, LedisView<String, String> view, List<String> words) {

  /** No typed method takes these arguments. */
  static final class Untyped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whether the server does something useful with them. */
    private final boolean useful;

    private Untyped(String why, boolean useful) {
      super(why);
      this.useful = useful;
    }

    boolean isUseful() {
      return useful;
    }
  }

  /** The server refuses these arguments too, so it must answer with an error. */
  static Untyped wrong(String why) {
    return new Untyped(why, false);
  }

  /** The server takes these arguments, and there is a reason why no method does. */
  static Untyped useful(String why) {
    return new Untyped(why, true);
  }

  int size() {
    return words.size();
  }

  String text(int index) {
    return words.get(index);
  }

  String last() {
    return words.get(words.size() - 1);
  }

  String[] from(int index) {
    return words.subList(index, words.size()).toArray(new String[0]);
  }

  List<String> list(int from, int to) {
    return words.subList(from, to);
  }

  /** Tells whether an option stands here, in whatever case. */
  boolean has(int index, String option) {
    return index < words.size() && words.get(index).equalsIgnoreCase(option);
  }

  long number(int index) {
    return number(words.get(index));
  }

  static long number(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw wrong("not a whole number");
    }
  }

  int small(int index) {
    return Math.toIntExact(number(index));
  }

  Duration seconds(int index) {
    return Duration.ofSeconds(number(index));
  }

  Duration millis(int index) {
    return Duration.ofMillis(number(index));
  }

  Instant moment(int index) {
    return Instant.ofEpochSecond(number(index));
  }

  boolean bit(int index) {
    long bit = number(index);
    if (bit != 0 && bit != 1) {
      throw wrong("not a bit");
    }
    return bit == 1;
  }

  /** Pairs from an index on; the last of a repeated name counts, as in a map of the caller. */
  Map<String, String> pairs(int from) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if ((words.size() - from) % 2 != 0) {
      throw wrong("a name without a value");
    }
    for (int i = from; i < words.size(); i += 2) {
      pairs.put(words.get(i), words.get(i + 1));
    }
    return pairs;
  }

  LedisType type(int index) {
    return constant(LedisType.class, index);
  }

  <E extends Enum<E>> E constant(Class<E> type, int index) {
    try {
      return Enum.valueOf(type, words.get(index).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong("not one of " + type.getSimpleName());
    }
  }

  byte[] bytes(int index) {
    return words.get(index).getBytes(ISO_8859_1);
  }
}
