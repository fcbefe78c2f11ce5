package io.github.ledis4j.simulator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes replies as a server does, in the protocol of one session. Bytes are chars of Latin-1. */
final class RespWriter {
  private static final String LINE = "\r\n";

  private final StringBuilder out = new StringBuilder();
  private int protocol = 2;

  void protocol(int number) {
    protocol = number;
  }

  int protocol() {
    return protocol;
  }

  void ok() {
    simple("OK");
  }

  void simple(String text) {
    out.append('+').append(text).append(LINE);
  }

  void error(String text) {
    out.append('-').append(text).append(LINE);
  }

  void integer(long number) {
    out.append(':').append(number).append(LINE);
  }

  /** A bulk string, or what stands for none. */
  void bulk(@Nullable String bytes) {
    if (bytes == null) {
      nothing('$');
    } else {
      out.append('$').append(bytes.length()).append(LINE).append(bytes).append(LINE);
    }
  }

  void nullArray() {
    nothing('*');
  }

  private void nothing(char type) {
    out.append(protocol == 3 ? "_" : type + "-1").append(LINE);
  }

  void array(int size) {
    head('*', size);
  }

  void bulks(List<? extends @Nullable String> elements) {
    array(elements.size());
    elements.forEach(this::bulk);
  }

  /** A map of so many pairs; a flat array in RESP2. */
  void map(int pairs) {
    if (protocol == 3) {
      head('%', pairs);
    } else {
      head('*', 2 * pairs);
    }
  }

  void push(int size) {
    head(protocol == 3 ? '>' : '*', size);
  }

  private void head(char type, int size) {
    out.append(type).append(size).append(LINE);
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  /** What was written since the last call. */
  String take() {
    if (isEmpty()) {
      return "";
    }
    String taken = out.toString();
    out.setLength(0);
    return taken;
  }
}
