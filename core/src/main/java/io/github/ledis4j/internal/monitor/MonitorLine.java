package io.github.ledis4j.internal.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.monitor.MonitorArgument;
import io.github.ledis4j.monitor.MonitorEvent;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads one line of {@code MONITOR}: {@code 1339518083.107412 [0 127.0.0.1:60866] "keys" "*"}.
 * Inside the quotes {@code \" \\ \n \r \t \a \b} and {@code \xHH} stand for what they do in C; all
 * else stands for itself.
 */
final class MonitorLine {
  private static final int MICROS_DIGITS = 6;

  private final byte[] line;
  private int at;

  private MonitorLine(byte[] line) {
    this.line = line;
  }

  /**
   * Reads a line.
   *
   * @throws ProtocolException if it is none; the message says where, and nothing of what is in it
   */
  static MonitorEvent read(byte[] line) {
    return new MonitorLine(line).event();
  }

  private MonitorEvent event() {
    Instant time = time();
    expect(' ');
    expect('[');
    int database = (int) number(Integer.MAX_VALUE);
    expect(' ');
    String client = client();
    List<byte[]> words = new ArrayList<>();
    do {
      expect(' ');
      words.add(quoted());
    } while (at < line.length);
    String command = new String(words.get(0), UTF_8);
    List<MonitorArgument> arguments =
        words.subList(1, words.size()).stream().map(MonitorArgument::of).toList();
    return new Event(time, database, client, command, arguments);
  }

  private Instant time() {
    long seconds = number(Instant.MAX.getEpochSecond());
    expect('.');
    int from = at;
    long micros = number(TimeUnit.SECONDS.toMicros(1) - 1);
    if (at - from != MICROS_DIGITS) {
      throw bad("a time in microseconds");
    }
    return Instant.ofEpochSecond(seconds, TimeUnit.MICROSECONDS.toNanos(micros));
  }

  private long number(long most) {
    int from = at;
    long value = 0;
    while (at < line.length && line[at] >= '0' && line[at] <= '9') {
      value = value * 10 + (line[at++] - '0');
      if (value > most) {
        throw bad("a smaller number");
      }
    }
    if (at == from) {
      throw bad("a number");
    }
    return value;
  }

  /** An address may hold brackets, and the path of a socket anything, so only the end is sure. */
  private String client() {
    int from = at;
    while (at + 2 < line.length) {
      if (line[at] == ']' && line[at + 1] == ' ' && line[at + 2] == '"') {
        String client = new String(line, from, at - from, UTF_8);
        at++;
        return client;
      }
      at++;
    }
    throw bad("the end of the client's address");
  }

  private byte[] quoted() {
    expect('"');
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    while (at < line.length) {
      byte next = line[at++];
      if (next == '"') {
        return word.toByteArray();
      }
      word.write(next == '\\' ? escaped() : next);
    }
    throw bad("a closing quote");
  }

  private int escaped() {
    if (at == line.length) {
      throw bad("what the backslash stands for");
    }
    return switch (line[at++]) {
      case '"' -> '"';
      case '\\' -> '\\';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'a' -> 7;
      case 'b' -> '\b';
      case 'x' -> digit() << 4 | digit();
      default -> throw bad("a known letter behind the backslash");
    };
  }

  private int digit() {
    int value = at < line.length ? Character.digit((char) line[at++], 16) : -1;
    if (value < 0) {
      throw bad("two hexadecimal digits");
    }
    return value;
  }

  private void expect(char wanted) {
    if (at >= line.length || line[at] != wanted) {
      throw bad("'" + wanted + "'");
    }
    at++;
  }

  private ProtocolException bad(String wanted) {
    return new ProtocolException(
        Outcome.UNKNOWN,
        "not a line of MONITOR: expected "
            + wanted
            + " at byte "
            + at
            + " of "
            + line.length
            + "; the connection was closed",
        null);
  }

  /** What stands behind {@link MonitorEvent}; its arguments cannot be changed. */
  record Event(
      Instant time, int database, String client, String command, List<MonitorArgument> arguments)
      implements MonitorEvent {

    @Override
    public String toString() {
      return "MonitorEvent[time="
          + time
          + ", database="
          + database
          + ", client="
          + client
          + ", command="
          + command
          + ", arguments="
          + arguments
          + "]";
    }
  }
}
