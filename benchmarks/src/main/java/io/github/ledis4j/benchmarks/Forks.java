package io.github.ledis4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Starts a JVM per measurement. */
final class Forks {
  /** Beyond warm-up and measured time: JVM start, draining, and clients that never finish. */
  private static final long GRACE_SECONDS = 60;

  private Forks() {}

  /** Empty if the client could not do the work at all; {@code problems} gets what went wrong. */
  static Optional<Measurement> run(
      Work work,
      ClientKind client,
      Address address,
      long warmUp,
      long seconds,
      Consumer<String> problems)
      throws IOException {
    if (work == Work.FIRST_REPLY) {
      return firstReply(client, address, seconds);
    }
    Process process =
        start(
            List.of("-Xms1g", "-Xmx1g"),
            Fork.class,
            List.of(
                work.name(),
                client.name(),
                address.toString(),
                Long.toString(warmUp),
                Long.toString(seconds)));
    process
        .onExit()
        .orTimeout(warmUp + seconds + GRACE_SECONDS, TimeUnit.SECONDS)
        .whenComplete((exited, late) -> process.destroyForcibly());
    Optional<Measurement> result = Optional.empty();
    try (BufferedReader out = output(process)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(Fork.RESULT)) {
          result = Optional.of(Measurement.ofWord(line.substring(Fork.RESULT.length())));
        } else if (line.startsWith(Fork.PROBLEM)) {
          problems.accept(line.substring(Fork.PROBLEM.length()));
        }
      }
    }
    return result;
  }

  /** From starting the process to its first reply, as often as fits into the seconds. */
  private static Optional<Measurement> firstReply(ClientKind client, Address address, long seconds)
      throws IOException {
    Histogram nanos = new Histogram(3);
    long cpu = 0;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    do {
      long start = System.nanoTime();
      Process process =
          start(List.of(), FirstReply.class, List.of(client.name(), address.toString()));
      try (BufferedReader out = output(process)) {
        if (out.readLine() == null) {
          return Optional.empty();
        }
        nanos.recordValue(System.nanoTime() - start);
        cpu += Long.parseLong(out.readLine());
      }
    } while (System.nanoTime() < end);
    return Optional.of(
        new Measurement(
            Measurement.UNKNOWN,
            nanos.getValueAtPercentile(50) / 1e3,
            nanos.getValueAtPercentile(99) / 1e3,
            Measurement.UNKNOWN,
            cpu / 1e3 / nanos.getTotalCount(),
            Measurement.UNKNOWN));
  }

  static Process start(List<String> jvm, Class<?> main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
  }

  static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
