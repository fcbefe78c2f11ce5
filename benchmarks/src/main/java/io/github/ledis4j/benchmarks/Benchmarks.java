package io.github.ledis4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs every work by every client, round by round, and writes table, figures and chart. */
final class Benchmarks {
  /** On few cores the JIT compiler is busy with the code of any client for some seconds. */
  private static final int WARM_UP_SECONDS = 6;

  private final Options options;
  private final Servers servers;
  private final boolean limit;
  private final Results results = new Results();
  private final List<String> failed = new ArrayList<>();

  private Benchmarks(Options options, Servers servers) {
    this.options = options;
    this.servers = servers;
    this.limit = options.client(RedisBenchmark.LABEL) && RedisBenchmark.available();
  }

  public static void main(String[] args) throws IOException {
    Path target = Files.createDirectories(Path.of(System.getProperty("results", "target")));
    try (Servers servers = new Servers()) {
      Benchmarks run = new Benchmarks(Options.parse(args), servers);
      run.rounds();
      run.write(target);
      if (run.options.smoke() && !run.failed.isEmpty()) {
        System.err.println("failed: " + run.failed);
        System.exit(1);
      }
    } catch (IllegalArgumentException | IllegalStateException impossible) {
      System.err.println(impossible.getMessage());
      System.exit(2);
    }
  }

  private void rounds() throws IOException {
    for (int round = 0; round < options.rounds(); round++) {
      List<Work> works = options.selectedWorks();
      for (Work work : works) {
        measure(work, servers.address(work.target), works.get(0) == work);
      }
    }
  }

  private void measure(Work work, Address address, boolean withPeers) throws IOException {
    int seconds = options.seconds();
    for (ClientKind client : work.clients) {
      boolean wanted = !options.smoke() || withPeers || client == ClientKind.LEDIS4J;
      if (wanted && options.client(client.label)) {
        int warmUp = options.smoke() ? seconds : WARM_UP_SECONDS;
        try (Resharding beside = Servers.beside(address)) {
          keep(
              work,
              client.label,
              Forks.run(
                  work, client, address, warmUp, seconds, p -> failed(work, client.label, p)));
          if (beside != null) {
            System.err.println(beside.moved() + " slots have moved");
          }
        }
      }
    }
    if (limit && work.redisBenchmark != null && (!options.smoke() || withPeers)) {
      keep(work, RedisBenchmark.LABEL, RedisBenchmark.run(work.redisBenchmark, address, seconds));
    }
  }

  private void keep(Work work, String client, Optional<Measurement> measurement) {
    if (measurement.isEmpty() || measurement.get().opsPerSecond() == 0) {
      failed(work, client, "nothing completed");
    }
    measurement.ifPresent(m -> results.add(work, client, m));
    measurement.ifPresent(m -> System.err.printf("%s, %s: %s%n", work.label, client, m));
  }

  private void failed(Work work, String client, String problem) {
    failed.add(work.label + " by " + client + ": " + problem);
    System.err.printf("%s, %s: %s%n", work.label, client, problem);
  }

  private void write(Path target) throws IOException {
    String table = Report.markdown(results);
    String growth = Report.growth(results);
    String bar = Bar.check(results);
    String all = String.join("\n", table, growth, bar);
    System.out.println(all);
    failed.forEach(problem -> System.out.println("Problem: " + problem));
    Files.writeString(target.resolve("results.md"), all);
    Files.writeString(target.resolve("results.json"), Report.json(results));
    Files.writeString(target.resolve("results.svg"), Chart.svg(results));
  }
}
