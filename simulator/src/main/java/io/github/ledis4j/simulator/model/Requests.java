package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of one client apart into commands, however they are cut. */
final class Requests {
  /** What is said of a line that is not there as a whole. */
  private static final int MORE = -1;

  private final StringBuilder in = new StringBuilder();
  private int at;

  void add(String bytes) {
    in.append(bytes);
  }

  /**
   * The next command that is there as a whole, or null.
   *
   * @throws IllegalStateException if it is none; real servers close the connection then
   */
  @Nullable List<String> next() {
    int start = at;
    List<String> words = words();
    if (words == null) {
      at = start;
      return null;
    }
    if (at == in.length() || at > 4096) {
      in.delete(0, at);
      at = 0;
    }
    return words;
  }

  private @Nullable List<String> words() {
    int size = number('*');
    if (size == MORE) {
      return null;
    }
    List<String> words = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int length = number('$');
      if (length == MORE || in.length() < at + length + 2) {
        return null;
      }
      int end = at + length;
      words.add(in.substring(at, end));
      if (in.charAt(end) != '\r' || in.charAt(end + 1) != '\n') {
        throw new IllegalStateException("a bulk string does not end where it says");
      }
      at = end + 2;
    }
    return words;
  }

  private int number(char type) {
    if (at == in.length()) {
      return MORE;
    }
    if (in.charAt(at) != type) {
      throw new IllegalStateException("expected " + type + ", got " + in.charAt(at));
    }
    int number = 0;
    int end = at + 1;
    for (; end < in.length() && in.charAt(end) != '\r'; end++) {
      number = 10 * number + digit(in.charAt(end));
    }
    if (in.length() < end + 2) {
      return MORE;
    }
    at = end + 2;
    return number;
  }

  private static int digit(char each) {
    if (each < '0' || each > '9') {
      throw new IllegalStateException("no digit: " + each);
    }
    return each - '0';
  }
}
