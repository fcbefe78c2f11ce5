package io.github.ledis4j.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A row per work and two panels, speed and thrift, each as a ratio to the best peer of that row on
 * a logarithmic scale. Works without a peer are left out, and so are those in pieces: they compare
 * sizes, not clients.
 */
final class Chart {
  private static final int WIDTH = 868;
  private static final int LABEL = 214;
  private static final int HEAD = 100;
  private static final int ROW = 20;
  private static final int PANEL = 262;
  private static final List<ChartPanel> PANELS =
      List.of(
          new ChartPanel("Operations per second", 228, PANEL, Chart::rate),
          new ChartPanel("Operations per second of client CPU", 550, PANEL, Chart::perCpuSecond));

  private static final String STYLE =
      """
      <style>
      text { font: 12px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; }
      .card { fill: #ffffff; stroke: #d0d7de; }
      .text { fill: #1f2328; } .muted { fill: #59636e; }
      .title { font-weight: 600; } .small { font-size: 11px; }
      .grid { stroke: #e3e7eb; } .one { stroke: #818b96; }
      .ours { fill: #c8324a; } .mark { stroke: #ffffff; }
      .lettuce { fill: #1f6fc0; } .jedis { fill: #b57b00; } .vertx { fill: #6f42c1; }
      .limit { fill: #1f2328; }
      @media (prefers-color-scheme: dark) {
      .card { fill: #0d1117; stroke: #3d444d; }
      .text { fill: #f0f6fc; } .muted { fill: #9198a1; }
      .grid { stroke: #262c36; } .one { stroke: #7d8590; }
      .ours { fill: #ff6b81; } .mark { stroke: #0d1117; }
      .lettuce { fill: #6cb2ff; } .jedis { fill: #e3b341; } .vertx { fill: #b392f0; }
      .limit { fill: #f0f6fc; }
      }
      </style>
      """;

  private final StringBuilder svg = new StringBuilder();
  private final Results results;
  private int y = HEAD;

  private Chart(Results results) {
    this.results = results;
  }

  static String svg(Results results) {
    return new Chart(results).draw();
  }

  private String draw() {
    Map<String, List<Work>> servers =
        results.works().stream()
            .filter(work -> work.target != Target.REDIS_PIECES)
            .filter(work -> PANELS.get(0).ratios(results.of(work)).containsKey(ChartMark.OURS))
            .collect(Collectors.groupingBy(Chart::server, LinkedHashMap::new, Collectors.toList()));
    servers.forEach(this::drawServer);
    StringBuilder under = new StringBuilder();
    PANELS.forEach(panel -> under.append(panel.scale(HEAD - 12, y)));
    String note =
        "Ratio to the best peer of the same row and run; further right is better."
            + " What is off the scale ends at its edge.";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %1$d %2$d\""
            .formatted(WIDTH, y + 34)
        + " width=\"%1$d\" height=\"%2$d\">\n<title>Speed and thrift beside the best peer</title>\n"
            .formatted(WIDTH, y + 34)
        + STYLE
        + "<rect class=\"card\" x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
            .formatted(WIDTH - 1, y + 33)
        + legend()
        + under
        + svg
        + text("muted small", 16, y + 20, "start", note)
        + "</svg>\n";
  }

  private static String legend() {
    StringBuilder legend = new StringBuilder();
    int x = 16;
    for (ChartMark mark : ChartMark.values()) {
      legend.append(mark.swatch(x + 8, 22));
      legend.append(text("text", x + 22, 26, "start", mark.legend));
      x += 44 + 6 * mark.legend.length();
    }
    return legend.toString();
  }

  private void drawServer(String server, List<Work> works) {
    svg.append(text("text title", 16, y + 14, "start", server));
    y += ROW;
    for (Work work : works) {
      String label = work.label.replaceFirst("^(TCP|Unix socket), ", "");
      svg.append(text("text", LABEL, y + 14, "end", label));
      for (ChartPanel panel : PANELS) {
        svg.append(panel.row(panel.ratios(results.of(work)), y + ROW / 2));
      }
      y += ROW;
    }
    y += 6;
  }

  private static String server(Work work) {
    String name = work.target.server.equals("redis") ? "Redis" : "LedisDB";
    return name + (work.target.transport.equals("unix") ? " over a Unix socket" : " over TCP");
  }

  static String text(String style, int x, int y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
        style,
        x,
        y,
        anchor,
        text);
  }

  /** Operations per second, or the inverse of the median time where only that was measured. */
  private static double rate(Measurement m) {
    return Double.isNaN(m.opsPerSecond()) ? 1e6 / m.p50Micros() : m.opsPerSecond();
  }

  private static double perCpuSecond(Measurement m) {
    return 1e6 / m.cpuMicrosPerOp();
  }
}
