package io.github.ledis4j.examples.bulk;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.examples.CommandLine;
import io.github.ledis4j.examples.Server;
import io.github.ledis4j.writer.WriteSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes each line of a text file under its number, and says which lines were not written. Run by
 * {@code examples/run bulk-load [FILE] [--server URL] [--lines N] [--connections N]}.
 */
public final class BulkLoad {
  private static final String USAGE =
      "usage: examples/run bulk-load [FILE] [--server URL] [--lines N] [--connections N]";
  private static final int GENERATED_LINES = 5_000_000;

  private BulkLoad() {}

  /**
   * Runs the program.
   *
   * @param args a file, by default one of 5 million lines (or as many as asked for) that is made
   *     for the run; the URL of a LedisDB, by default one that is started for the run; and the
   *     number of connections, by default 1
   */
  public static void main(String[] args) {
    CommandLine.run(
        "bulk-load", () -> load(CommandLine.parse(USAGE, args, "server", "lines", "connections")));
  }

  private static void load(CommandLine arguments) throws IOException {
    String named = arguments.word(USAGE);
    Path file = named == null ? null : Path.of(named);
    if (file != null && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException("no such file: " + file);
    }
    Path generated =
        file == null ? Text.generate(arguments.number("lines", GENERATED_LINES)) : null;
    try (Server server = Server.ledisAt(arguments.option("server"));
        LedisClient ledis =
            // What cannot be sent while the server restarts waits for it, half a minute at most.
            LedisClient.builder()
                .url(server.url())
                .commandTimeout(Duration.ofSeconds(30))
                .build()) {
      System.out.println("server: " + server.description() + ", at " + server.url());
      load(ledis, generated == null ? file : generated, arguments.number("connections", 1));
    } finally {
      if (generated != null) {
        Files.delete(generated);
      }
    }
  }

  private static void load(LedisClient ledis, Path file, int connections) throws IOException {
    ledis.connect().join();
    LineWriter lines = new LineWriter(ledis, connections);
    long start = System.nanoTime();
    WriteSummary summary = lines.write(file);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d lines in %.1f s: %,.0f per second%n",
        summary.size(),
        seconds,
        summary.size() / seconds);
    System.out.printf(
        Locale.ROOT,
        "written %,d, not sent %,d, without an answer %,d, refused %,d%n",
        summary.count(Outcome.SUCCEEDED),
        summary.count(Outcome.NOT_SENT),
        summary.count(Outcome.UNKNOWN),
        summary.count(Outcome.REJECTED));
    if (!summary.isComplete()) {
      report(lines.missing(file, summary), summary.failures().get(0).cause());
    }
  }

  private static void report(List<LineWriter.Lines> missing, @Nullable Throwable cause) {
    System.out.println("first failure: " + (cause == null ? "none" : cause.getMessage()));
    if (missing.isEmpty()) {
      System.out.println("looked again: all of them are there");
      return;
    }
    System.out.println("looked again, these lines are not there:");
    missing.forEach(lines -> System.out.println("  " + lines));
    throw new IllegalStateException(
        missing.stream().mapToLong(LineWriter.Lines::count).sum() + " lines were not written");
  }
}
