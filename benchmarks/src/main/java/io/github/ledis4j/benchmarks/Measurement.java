package io.github.ledis4j.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one work by one client; not-a-number where one was not measured. CPU and bytes are
 * the client process's own, per operation.
 */
record Measurement(
    double opsPerSecond,
    double p50Micros,
    double p99Micros,
    double p999Micros,
    double cpuMicrosPerOp,
    double bytesPerOp) {

  static final double UNKNOWN = Double.NaN;

  /** The median of each figure by itself. */
  static Measurement median(List<Measurement> rounds) {
    return new Measurement(
        median(rounds, Measurement::opsPerSecond),
        median(rounds, Measurement::p50Micros),
        median(rounds, Measurement::p99Micros),
        median(rounds, Measurement::p999Micros),
        median(rounds, Measurement::cpuMicrosPerOp),
        median(rounds, Measurement::bytesPerOp));
  }

  private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
    double[] known =
        rounds.stream().mapToDouble(figure).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (known.length == 0) {
      return UNKNOWN;
    }
    return (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
  }

  /** One word, for the way from the forked JVM to its parent. */
  String toWord() {
    StringJoiner word = new StringJoiner(";");
    for (double figure : figures()) {
      word.add(Double.toString(figure));
    }
    return word.toString();
  }

  static Measurement ofWord(String word) {
    double[] f = Arrays.stream(word.split(";")).mapToDouble(Double::parseDouble).toArray();
    return new Measurement(f[0], f[1], f[2], f[3], f[4], f[5]);
  }

  /** In the order of the record's components. */
  double[] figures() {
    return new double[] {
      opsPerSecond, p50Micros, p99Micros, p999Micros, cpuMicrosPerOp, bytesPerOp
    };
  }
}
