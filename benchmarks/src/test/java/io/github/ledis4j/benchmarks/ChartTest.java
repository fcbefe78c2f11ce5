package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ChartTest {
  private final Results results = new Results();

  @Test
  void should_give_ratios_to_the_best_peer_of_each_panel() {
    add(Work.GET, "ledis4j", 700, 1);
    add(Work.GET, "Lettuce", 100, 10);
    add(Work.GET, "Vert.x", 70, 5);
    add(Work.GET, "redis-benchmark", 1_000, Measurement.UNKNOWN);

    String svg = Chart.svg(results);

    assertTrue(svg.contains(">7.0x<"), svg);
    assertTrue(svg.contains(">5.0x<"), svg);
  }

  @Test
  void should_take_the_inverse_of_the_time_when_nothing_else_was_measured() {
    double unknown = Measurement.UNKNOWN;
    results.add(
        Work.FIRST_REPLY,
        "ledis4j",
        new Measurement(unknown, 250_000, unknown, unknown, unknown, unknown));
    results.add(
        Work.FIRST_REPLY,
        "Jedis",
        new Measurement(unknown, 500_000, unknown, unknown, unknown, unknown));

    assertTrue(Chart.svg(results).contains(">2.0x<"));
  }

  @Test
  void should_leave_a_work_out_when_no_peer_could_do_it() {
    add(Work.LEDIS_GET, "ledis4j", 100, 1);
    add(Work.LEDIS_GET, "Lettuce", 0, Measurement.UNKNOWN);
    add(Work.LEDIS_GET, "redis-benchmark", 50, Measurement.UNKNOWN);

    String svg = Chart.svg(results);

    assertFalse(svg.contains("LedisDB"), svg);
  }

  @Test
  void should_keep_inside_the_scale_when_a_ratio_is_off_it() {
    add(Work.LEDIS_SET, "ledis4j", 100_000, 1);
    add(Work.LEDIS_SET, "Jedis", 300, 1);

    String svg = Chart.svg(results);

    assertTrue(svg.contains(">333x<"), svg);
    assertTrue(svg.contains("translate(490 "), svg);
  }

  @Test
  void should_be_well_formed_when_every_work_was_measured() throws Exception {
    for (Work work : Work.values()) {
      add(work, "ledis4j", 200, 2);
      add(work, "Lettuce", 100, 4);
    }

    String svg = Chart.svg(results);

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertEquals("svg", document.getDocumentElement().getTagName());
    assertTrue(svg.contains("LedisDB over a Unix socket"));
    assertFalse(svg.contains("in pieces"));
  }

  private void add(Work work, String client, double rate, double cpu) {
    double unknown = Measurement.UNKNOWN;
    results.add(work, client, new Measurement(rate, unknown, unknown, unknown, cpu, unknown));
  }
}
