package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReportTest {
  private final Results results = new Results();

  @Test
  void should_keep_the_median_of_each_figure_when_rounds_differ() {
    add("ledis4j", 100, 9);
    add("ledis4j", 300, 1);
    add("ledis4j", 200, Measurement.UNKNOWN);

    Measurement median = results.of(Work.GET, "ledis4j").orElseThrow();

    assertEquals(200, median.opsPerSecond());
    assertEquals(5, median.p50Micros());
  }

  @Test
  void should_leave_out_of_json_when_a_figure_was_not_measured() {
    add("ledis4j", 2_000_000, Measurement.UNKNOWN);

    String json = Report.json(results);

    assertEquals(
        "[\n  {\"server\": \"redis\", \"transport\": \"tcp\","
            + " \"work\": \"GET, futures, window 512\", \"client\": \"ledis4j\","
            + " \"opsPerSecond\": 2000000.000}\n]\n",
        json);
  }

  @Test
  void should_say_met_or_missed_when_the_bar_is_measured() {
    add("ledis4j", 700, Measurement.UNKNOWN);
    add("Lettuce", 100, Measurement.UNKNOWN);
    add("redis-benchmark", 1_400, Measurement.UNKNOWN);

    String bar = Bar.check(results);

    assertTrue(bar.contains("| op/s | Lettuce | 7.00 | >= 6.00 | met |"), bar);
    assertTrue(bar.contains("| op/s | redis-benchmark | 0.50 | >= 0.65 | MISSED |"), bar);
    assertFalse(bar.contains("MGET"), bar);
  }

  @Test
  void should_draw_ratios_to_lettuce_when_it_was_measured() {
    add("ledis4j", 700, Measurement.UNKNOWN);
    add("Lettuce", 100, Measurement.UNKNOWN);

    String svg = Chart.svg(results);

    assertTrue(svg.contains(">ledis4j 7.00x<"), svg);
    assertTrue(svg.contains(">Lettuce 1.00x<"), svg);
  }

  @Test
  void should_come_back_equal_when_a_measurement_travels_as_a_word() {
    Measurement measurement = new Measurement(1.5, 2, 3, Measurement.UNKNOWN, 0.36, 328);

    assertEquals(measurement, Measurement.ofWord(measurement.toWord()));
  }

  private void add(String client, double rate, double p50) {
    double unknown = Measurement.UNKNOWN;
    results.add(Work.GET, client, new Measurement(rate, p50, unknown, unknown, unknown, unknown));
  }
}
