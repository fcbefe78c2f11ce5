package io.github.ledis4j.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A reply on the wire: more than the client tells, which has one null only. */
record Answer(Kind kind, String text, List<Answer> elements) {
  static final Answer NULL = new Answer(Kind.NULL, "", List.of());
  static final Answer NULL_ARRAY = new Answer(Kind.NULL_ARRAY, "", List.of());
  static final Answer CLOSED = new Answer(Kind.CLOSED, "", List.of());

  enum Kind {
    STATUS,
    ERROR,
    INTEGER,
    BULK,
    NULL,
    NULL_ARRAY,
    ARRAY,
    CLOSED
  }

  static Answer of(Kind kind, String text) {
    return new Answer(kind, text, List.of());
  }

  static Answer array(List<Answer> elements) {
    return new Answer(Kind.ARRAY, "", List.copyOf(elements));
  }

  boolean isNull() {
    return kind == Kind.NULL || kind == Kind.NULL_ARRAY;
  }

  /** Reads what {@link #toString()} writes. */
  static Answer parse(String text) {
    return text.startsWith("+") || text.startsWith("-")
        ? of(text.startsWith("+") ? Kind.STATUS : Kind.ERROR, text.substring(1))
        : parse(new Words(text));
  }

  private static Answer parse(Words words) {
    if (words.skip("[")) {
      List<Answer> elements = new ArrayList<>();
      while (!words.skip("]")) {
        elements.add(parse(words));
      }
      return array(elements);
    }
    if (words.skip(":")) {
      return of(Kind.INTEGER, words.until(" ]"));
    }
    if (words.skip("null-array")) {
      return NULL_ARRAY;
    }
    if (words.skip("null")) {
      return NULL;
    }
    return words.skip("closed") ? CLOSED : of(Kind.BULK, words.next());
  }

  @Override
  public String toString() {
    return switch (kind) {
      case STATUS -> "+" + text;
      case ERROR -> "-" + text;
      case INTEGER -> ":" + text;
      case BULK -> Words.quote(text);
      case NULL -> "null";
      case NULL_ARRAY -> "null-array";
      case CLOSED -> "closed";
      case ARRAY ->
          elements.stream().map(Answer::toString).collect(Collectors.joining(" ", "[", "]"));
    };
  }
}
