package io.github.ledis4j.replay;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the example file.
 *
 * @param line its number, from 1
 * @param server what kind of server it needs
 * @param before commands that come first, on the same connection
 * @param request the command whose reply counts
 * @param meanwhile commands of another connection while this one waits
 * @param text all of the line but what stands behind the arrow
 * @param expected what must come, null as long as nobody asked a server
 * @param remark what the typed method makes of it
 */
record Example(
    int line,
    Place server,
    List<List<String>> before,
    List<String> request,
    List<List<String>> meanwhile,
    String text,
    @Nullable Expectation expected,
    Remark remark) {

  /** The server that an example needs. */
  enum Place {
    SERVER,
    /** One that nobody else uses afterwards. */
    ALONE,
    PASSWORD,
    READONLY,
    REPLICATION,
    REPLICA;

    static Place parse(String header) {
      String[] words = header.substring(1, header.length() - 1).split(" ", 2);
      return valueOf(words[words.length - 1].toUpperCase(Locale.ROOT));
    }
  }

  /** What becomes of an example when the typed method is used. */
  enum Fate {
    /** The method sends it and gives what the server answers. */
    SAME,
    /** The method gives something else, on purpose. */
    TYPED,
    /** The method throws before it sends anything. */
    REFUSED,
    /** No method takes such arguments. */
    UNTYPED
  }

  /**
   * What stands behind the bar.
   *
   * @param fate what becomes of the example
   * @param detail the other reply or the reason
   */
  record Remark(Fate fate, String detail) {
    static final Remark SAME = new Remark(Fate.SAME, "");

    static Remark parse(String text) {
      String[] words = text.split(" ", 2);
      return new Remark(Fate.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1]);
    }

    @Override
    public String toString() {
      return this == SAME ? "" : " | " + fate.name().toLowerCase(Locale.ROOT) + " " + detail;
    }
  }

  /** The name of the command, in capitals. */
  String name() {
    return request.get(0).toUpperCase(Locale.ROOT);
  }

  List<String> arguments() {
    return request.subList(1, request.size());
  }

  Expectation expectation() {
    if (expected == null) {
      throw new IllegalStateException("no reply in line " + line + ": run ExampleProbe");
    }
    return expected;
  }

  @Override
  public String toString() {
    return line + ": " + text.strip();
  }
}
