package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of one client apart into commands, however they are cut. */
final class Requests {
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
    if (at > 4096) {
      in.delete(0, at);
      at = 0;
    }
    return words;
  }

  private @Nullable List<String> words() {
    Long size = number('*');
    if (size == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Long length = number('$');
      if (length == null || in.length() < at + length + 2) {
        return null;
      }
      int end = at + length.intValue();
      words.add(in.substring(at, end));
      if (in.charAt(end) != '\r' || in.charAt(end + 1) != '\n') {
        throw new IllegalStateException("a bulk string does not end where it says");
      }
      at = end + 2;
    }
    return words;
  }

  private @Nullable Long number(char type) {
    int end = in.indexOf("\r\n", at);
    if (end < 0) {
      return null;
    }
    if (in.charAt(at) != type) {
      throw new IllegalStateException("expected " + type + ", got " + in.charAt(at));
    }
    long number = Long.parseLong(in, at + 1, end, 10);
    at = end + 2;
    return number;
  }
}
