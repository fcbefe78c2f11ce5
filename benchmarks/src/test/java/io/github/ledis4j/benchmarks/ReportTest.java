package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
  void should_divide_by_the_elements_when_replies_grow() {
    results.add(Work.PIECES_10K, "Jedis", new Measurement(500, 1, 1, 1, 800, 1_000_000));

    String growth = Report.growth(results);

    assertTrue(growth.endsWith("| 10,000 | Jedis | 200 | 80.0 | 100 |\n"), growth);
  }

  @Test
  void should_leave_a_cell_open_when_no_reply_came() {
    double unknown = Measurement.UNKNOWN;
    results.add(
        Work.PIECES_1M, "Vert.x", new Measurement(0, unknown, unknown, unknown, unknown, unknown));

    String growth = Report.growth(results);

    assertTrue(growth.endsWith("| 1,000,000 | Vert.x | - | - | - |\n"), growth);
  }

  @Test
  void should_show_no_growth_when_none_was_measured() {
    add("ledis4j", 100, 9);

    assertEquals("", Report.growth(results));
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
