package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BarTest {
  private final Results results = new Results();

  @Test
  void should_say_met_or_missed_when_the_bar_is_measured() {
    rate(Work.GET, "ledis4j", 700);
    rate(Work.GET, "Lettuce", 100);
    rate(Work.GET, "redis-benchmark", 1_400);

    String bar = Bar.check(results);

    assertTrue(bar.contains("| op/s | Lettuce | 7.00 | >= 6.00 | met |"), bar);
    assertTrue(bar.contains("| op/s | redis-benchmark | 0.50 | >= 0.90 | MISSED |"), bar);
    assertFalse(bar.contains("MGET"), bar);
  }

  @Test
  void should_judge_a_batch_by_what_it_takes_beyond_the_median() {
    results.add(Work.LEDIS_SET, "ledis4j", micros(30_000, 49_000));
    results.add(Work.LEDIS_SET_10K, "ledis4j", micros(80_000, 101_000));

    String bar = Bar.check(results);

    assertTrue(bar.contains("| p99.9 - p50, us | - | 19,000 | <= 20,000 | met |"), bar);
    assertTrue(bar.contains("| p99.9 - p50, us | - | 21,000 | <= 20,000 | MISSED |"), bar);
  }

  @Test
  void should_judge_a_small_window_by_the_whole_latency() {
    results.add(Work.LEDIS_GET, "ledis4j", micros(19_000, 21_000));

    String bar = Bar.check(results);

    assertTrue(bar.contains("| p99.9 us | - | 21,000 | <= 20,000 | MISSED |"), bar);
  }

  @Test
  void should_compare_elements_when_a_reply_grows() {
    results.add(Work.PIECES_1K, "ledis4j", cpu(100));
    results.add(Work.PIECES_1M, "ledis4j", cpu(120_000));

    String bar = Bar.check(results);

    assertTrue(bar.contains("| CPU per element | of 1,000 | 1.20 | <= 1.10 | MISSED |"), bar);
  }

  private void rate(Work work, String client, double rate) {
    double unknown = Measurement.UNKNOWN;
    results.add(work, client, new Measurement(rate, unknown, unknown, unknown, unknown, unknown));
  }

  private static Measurement micros(double p50, double p999) {
    double unknown = Measurement.UNKNOWN;
    return new Measurement(unknown, p50, unknown, p999, unknown, unknown);
  }

  private static Measurement cpu(double micros) {
    double unknown = Measurement.UNKNOWN;
    return new Measurement(unknown, unknown, unknown, unknown, micros, unknown);
  }
}
