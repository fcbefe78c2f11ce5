package io.github.ledis4j.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code redis-benchmark}, a C program and so the limit, where it is on the PATH. */
final class RedisBenchmark {
  static final String LABEL = "redis-benchmark";

  private RedisBenchmark() {}

  static boolean available() {
    try {
      return new ProcessBuilder(LABEL, "--version")
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A short run finds how many requests fill the seconds. */
  static Optional<Measurement> run(String options, Address address, long seconds)
      throws IOException {
    Optional<Measurement> rate = run(options, address, "20000");
    if (rate.isEmpty()) {
      return rate;
    }
    return run(options, address, Long.toString((long) (rate.get().opsPerSecond() * seconds)));
  }

  private static Optional<Measurement> run(String options, Address address, String requests)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(LABEL, "--csv", "-d", "100"));
    command.addAll(List.of("-r", Integer.toString(Data.KEYS), "-n", requests));
    command.addAll(
        address.unix()
            ? List.of("-s", address.place())
            : List.of("-h", address.host(), "-p", Integer.toString(address.port())));
    command.addAll(List.of(options.split(" ")));
    Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return out.lines().reduce((first, last) -> last).flatMap(RedisBenchmark::parse);
  }

  /** Columns: test, rps, then in milliseconds average, minimum, p50, p95, p99, maximum. */
  private static Optional<Measurement> parse(String csv) {
    String[] cells = csv.replace("\"", "").split(",");
    if (cells.length < 8 || !cells[1].matches("[0-9.]+")) {
      return Optional.empty();
    }
    return Optional.of(
        new Measurement(
            Double.parseDouble(cells[1]),
            Double.parseDouble(cells[4]) * 1e3,
            Double.parseDouble(cells[6]) * 1e3,
            Measurement.UNKNOWN,
            Measurement.UNKNOWN,
            Measurement.UNKNOWN));
  }
}
