package io.github.ledis4j.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Tells those who asked for it of each command that runs. */
public final class Monitors {
  private static final String SECRET = "(redacted)";

  private static final String SCRIPT = "eval";

  private static final int MICROS = 1_000_000;

  private final ModelServer server;
  private BiConsumer<Long, List<String>> onLine = (micros, words) -> {};
  private long last;
  private boolean anybody;

  Monitors(ModelServer server) {
    this.server = server;
  }

  /** Has somebody told of each line: when, in microseconds, and the command. */
  public void onLine(BiConsumer<Long, List<String>> told) {
    onLine = told;
  }

  /** Somebody asks for it. */
  void add(Session session) {
    anybody = true;
    session.monitors = true;
  }

  /** A script stands before what it does, */
  void before(Session by, List<String> words) {
    if (isScript(words)) {
      tell(by, words);
    }
  }

  /** all else where it ended: EXEC behind what it ran. */
  void after(Session by, List<String> words) {
    if (!isScript(words)) {
      tell(by, words);
    }
  }

  private static boolean isScript(List<String> words) {
    return words.get(0).regionMatches(true, 0, SCRIPT, 0, SCRIPT.length());
  }

  private void tell(Session by, List<String> words) {
    if (!anybody) {
      return;
    }
    String line = null;
    for (Session each : server.sessions()) {
      if (each.monitors && !words.get(0).equalsIgnoreCase("monitor")) {
        line = line == null ? line(by, shown(words)) : line;
        each.out.simple(line);
      }
    }
  }

  /** Passwords are not for everybody. */
  private static List<String> shown(List<String> words) {
    List<String> shown = new ArrayList<>(words);
    boolean greets = words.get(0).equalsIgnoreCase("hello");
    int secret = greets ? words.indexOf("AUTH") : words.get(0).equalsIgnoreCase("auth") ? 0 : -1;
    for (int i = secret + 1; secret >= 0 && i < words.size() && i <= secret + 2; i++) {
      shown.set(i, SECRET);
    }
    return shown;
  }

  /** Each has a time of its own, by which it can be told from all others. */
  private String line(Session by, List<String> words) {
    last = Math.max(last + 1, TimeUnit.NANOSECONDS.toMicros(server.now()));
    onLine.accept(last, words);
    StringBuilder line = new StringBuilder();
    String fraction = Long.toString(MICROS + last % MICROS); // with a 1 before it
    line.append(last / MICROS).append('.').append(fraction, 1, fraction.length());
    line.append(" [").append(by.database).append(" 127.0.0.1:").append(by.id).append(']');
    words.forEach(word -> quote(word, line.append(' ')));
    return line.toString();
  }

  private static void quote(String word, StringBuilder line) {
    line.append('"');
    for (char each : word.toCharArray()) {
      switch (each) {
        case '"', '\\' -> line.append('\\').append(each);
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        case 7 -> line.append("\\a");
        case '\b' -> line.append("\\b");
        default -> {
          if (each < ' ' || each > '~') {
            line.append("\\x%02x".formatted((int) each));
          } else {
            line.append(each);
          }
        }
      }
    }
    line.append('"');
  }
}
