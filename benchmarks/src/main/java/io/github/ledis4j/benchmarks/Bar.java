package io.github.ledis4j.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What ledis4j has to reach, each as a ratio inside one run, and whether it did. */
final class Bar {
  private static final String OURS = ClientKind.LEDIS4J.label;
  private static final String LETTUCE = ClientKind.LETTUCE.label;
  private static final String JEDIS = ClientKind.JEDIS.label;
  private static final String VERTX = ClientKind.VERTX.label;
  private static final String LIMIT = RedisBenchmark.LABEL;

  private static final double STALL_MICROS = 20_000;

  private final Results results;
  private final List<String> rows = new ArrayList<>();

  private Bar(Results results) {
    this.results = results;
  }

  /** One line per requirement that this run measured, as a Markdown table. */
  static String check(Results results) {
    Bar bar = new Bar(results);
    bar.redis();
    bar.cluster();
    bar.ledis();
    bar.growth();
    StringJoiner table = new StringJoiner("\n", "", "\n");
    table.add("| Work | Figure | Against | Reached | Must | |").add("|---|---|---|--:|--:|---|");
    bar.rows.forEach(table::add);
    return bar.rows.isEmpty() ? "" : table.toString();
  }

  private void redis() {
    for (Work work : List.of(Work.GET, Work.SET)) {
      speed(work, 6, LETTUCE);
      speed(work, 0.9, LIMIT);
    }
    atMost(Work.GET, "CPU us per operation", Measurement::cpuMicrosPerOp, 0.2);
    atMost(Work.GET, "bytes per operation", Measurement::bytesPerOp, 400);
    speed(Work.SET_BATCH, 1.25, JEDIS);
    speed(Work.SET_BATCH, 2.5, LETTUCE);
    speed(Work.SET_BATCH_ALONE, 1, JEDIS);
    speed(Work.GET_MIB, 1.2, LETTUCE, VERTX);
    speed(Work.SET_MIB, 1, LETTUCE, VERTX);
    speed(Work.UNIX_GET_MIB, 1.15, LETTUCE);
    speed(Work.UNIX_SET_MIB, 1.15, LETTUCE);
    waiting();
    replies();
    speed(Work.TRANSACTION, 2, LETTUCE);
    speed(Work.PUBSUB, 1, JEDIS);
    cpu(Work.PUBSUB, 1.2, JEDIS);
    speed(Work.TLS_GET, 10, LETTUCE);
    speed(Work.TLS_GET_WAIT_64, 2.4, LETTUCE);
  }

  private void waiting() {
    latency(Work.GET_WAIT, 1, 1, LETTUCE);
    latency(Work.GET_WAIT, 1.03, 1.1, JEDIS);
    speed(Work.GET_WAIT_64, 1.6, LETTUCE, JEDIS);
    speed(Work.GET_WAIT_VIRTUAL, 8.5, LETTUCE);
    speed(Work.GET_WAIT_VIRTUAL, 15.7, JEDIS);
    latency(Work.OPEN_LOOP_1K, 1.1, 1.1, JEDIS);
    ratio(Work.OPEN_LOOP_2K5, "p99", Measurement::p99Micros, 1.1, JEDIS);
    ratio(Work.OPEN_LOOP_2K5, "p99.9", Measurement::p999Micros, 1.5, JEDIS);
    ratio(Work.FIRST_REPLY, "p50", Measurement::p50Micros, 1.5, JEDIS);
  }

  private void replies() {
    speed(Work.MGET, 1, LETTUCE);
    speed(Work.MGET, 0.9, LIMIT);
    atMost(Work.MGET, "bytes per operation", Measurement::bytesPerOp, 18_000);
    speed(Work.LRANGE, 1, LETTUCE, JEDIS, VERTX);
    cpu(Work.LRANGE, 0.6, LETTUCE, JEDIS, VERTX);
    speed(Work.SMEMBERS, 1, LETTUCE, JEDIS, VERTX);
    cpu(Work.SMEMBERS, 0.45, LETTUCE, JEDIS, VERTX);
    speed(Work.HGETALL, 1, LETTUCE, JEDIS, VERTX);
    cpu(Work.HGETALL, 0.5, LETTUCE, JEDIS, VERTX);
    speed(Work.PIECES_100K, 1.1, LETTUCE, JEDIS, VERTX);
    speed(Work.PIECES_1M, 1.1, LETTUCE, JEDIS, VERTX);
  }

  private void cluster() {
    speed(Work.CLUSTER_GET, 5, LETTUCE);
    speed(Work.CLUSTER_SET, 5, LETTUCE);
    speed(Work.CLUSTER_SET_BATCH, 2, LETTUCE);
    speed(Work.CLUSTER_SET_BATCH, 1, JEDIS);
    speed(Work.CLUSTER_MGET, 2, LETTUCE);
    ours(Work.CLUSTER_MOVING_GET, 0.9, Work.CLUSTER_GET, "when no slot moves");
    ours(Work.ROUTED_GET, 0.95, Work.UNROUTED_GET, "plain client");
  }

  /** Our rate at one work against our rate at another. */
  private void ours(Work work, double factor, Work other, String name) {
    OptionalDouble rate = figures(work, Measurement::opsPerSecond, OURS).findFirst();
    OptionalDouble usual = figures(other, Measurement::opsPerSecond, OURS).findFirst();
    if (rate.isPresent() && usual.isPresent()) {
      double reached = rate.getAsDouble() / usual.getAsDouble();
      row(work, "op/s", name, reached, ">= ", factor, reached >= factor);
    }
  }

  private void ledis() {
    for (Work work : List.of(Work.LEDIS_GET, Work.LEDIS_GET_16)) {
      speed(work, 1, LIMIT);
      atMost(work, "p99.9 us", Measurement::p999Micros, STALL_MICROS);
    }
    for (Work work :
        List.of(Work.LEDIS_GET_4096, Work.LEDIS_SET_16, Work.LEDIS_SET, Work.LEDIS_SET_10K)) {
      speed(work, 1, LIMIT);
      atMost(work, "p99.9 - p50, us", Bar::beyondMedian, STALL_MICROS);
    }
    for (Work work : List.of(Work.LEDIS_GET_100K, Work.LEDIS_SET_100K)) {
      atMost(work, "p50 us", Measurement::p50Micros, 5_000);
    }
    for (Work work : List.of(Work.LEDIS_GET_1M, Work.LEDIS_SET_1M)) {
      atMost(work, "p50 us", Measurement::p50Micros, 20_000);
    }
    speed(Work.LEDIS_UNIX_GET, 2, LETTUCE);
    elements(Work.LEDIS_UNIX_LRANGE);
    elements(Work.LEDIS_UNIX_SMEMBERS);
  }

  /** Per element, so that the reply a thousand times as long may cost a thousand times as much. */
  private void growth() {
    OptionalDouble few = figures(Work.PIECES_1K, Measurement::cpuMicrosPerOp, OURS).findFirst();
    OptionalDouble many = figures(Work.PIECES_1M, Measurement::cpuMicrosPerOp, OURS).findFirst();
    if (few.isPresent() && many.isPresent()) {
      double reached = many.getAsDouble() / few.getAsDouble() / 1_000;
      row(Work.PIECES_1M, "CPU per element", "of 1,000", reached, "<= ", 1.1, reached <= 1.1);
    }
  }

  /** What the slowest take longer than usual: a full window or a batch takes its time by itself. */
  private static double beyondMedian(Measurement measurement) {
    return measurement.p999Micros() - measurement.p50Micros();
  }

  private void elements(Work work) {
    speed(work, 1, LETTUCE, JEDIS, VERTX);
    cpu(work, 0.5, LETTUCE, JEDIS, VERTX);
    ratio(work, "bytes per operation", Measurement::bytesPerOp, 0.5, LETTUCE, JEDIS, VERTX);
  }

  private void latency(Work work, double median, double tail, String peer) {
    ratio(work, "p50", Measurement::p50Micros, median, peer);
    ratio(work, "p99", Measurement::p99Micros, tail, peer);
  }

  private void cpu(Work work, double factor, String... peers) {
    ratio(work, "CPU per operation", Measurement::cpuMicrosPerOp, factor, peers);
  }

  private void speed(Work work, double factor, String... peers) {
    OptionalDouble ours = figures(work, Measurement::opsPerSecond, OURS).findFirst();
    OptionalDouble best = figures(work, Measurement::opsPerSecond, peers).max();
    if (ours.isPresent() && best.isPresent()) {
      double reached = ours.getAsDouble() / best.getAsDouble();
      row(work, "op/s", String.join(", ", peers), reached, ">= ", factor, reached >= factor);
    }
  }

  /** A figure of which less is better, against the peer with the highest rate. */
  private void ratio(
      Work work,
      String name,
      ToDoubleFunction<Measurement> figure,
      double factor,
      String... peers) {
    OptionalDouble ours = figures(work, figure, OURS).findFirst();
    OptionalDouble best = fastest(work, figure, peers);
    if (ours.isPresent() && best.isPresent()) {
      double reached = ours.getAsDouble() / best.getAsDouble();
      row(work, name, String.join(", ", peers), reached, "<= ", factor, reached <= factor);
    }
  }

  private void atMost(Work work, String name, ToDoubleFunction<Measurement> figure, double most) {
    figures(work, figure, OURS)
        .forEach(ours -> row(work, name, "-", ours, "<= ", most, ours <= most));
  }

  private OptionalDouble fastest(Work work, ToDoubleFunction<Measurement> figure, String... peers) {
    return Arrays.stream(peers)
        .flatMap(peer -> results.of(work, peer).stream())
        .max((a, b) -> Double.compare(a.opsPerSecond(), b.opsPerSecond()))
        .map(m -> OptionalDouble.of(figure.applyAsDouble(m)))
        .orElse(OptionalDouble.empty());
  }

  private DoubleStream figures(Work work, ToDoubleFunction<Measurement> figure, String... clients) {
    return Arrays.stream(clients)
        .flatMap(client -> results.of(work, client).stream())
        .mapToDouble(figure)
        .filter(value -> !Double.isNaN(value));
  }

  private void row(
      Work work, String name, String peers, double reached, String sign, double must, boolean met) {
    String form = "| %s: %s | %s | %s | %s | %s%s | %s |";
    rows.add(
        String.format(
            Locale.ROOT,
            form,
            work.target.server,
            work.label,
            name,
            peers,
            Report.readable(reached),
            sign,
            Report.readable(must),
            met ? "met" : "MISSED"));
  }
}
