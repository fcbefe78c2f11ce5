package io.github.ledis4j.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Bars per work and client, as a ratio to Lettuce in the same run (to the first client that did the
 * work, where Lettuce did not); longer is better.
 */
final class Chart {
  private static final int LABEL = 270;
  private static final int BARS = 480;
  private static final int BAR = 13;
  private static final Map<String, String> COLOURS =
      Map.of(
          "ledis4j",
          "#d1495b",
          "Lettuce",
          "#30638e",
          "Jedis",
          "#8d96a3",
          "Vert.x",
          "#7a5195",
          RedisBenchmark.LABEL,
          "#c9c9c9");

  private final StringBuilder svg = new StringBuilder();
  private final Results results;
  private int y = 40;

  private Chart(Results results) {
    this.results = results;
  }

  static String svg(Results results) {
    return new Chart(results).draw();
  }

  private String draw() {
    List<Work> works = results.works();
    double longest = works.stream().mapToDouble(this::longest).max().orElse(1);
    for (Work work : works) {
      drawWork(work, BARS / longest);
    }
    String title = "Speed as a ratio to Lettuce in the same run; longer is better";
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"11\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
            LABEL + BARS + 190,
            y)
        + text(10, 22, "start", title)
        + svg
        + "</svg>\n";
  }

  private void drawWork(Work work, double unit) {
    Map<String, Measurement> clients = results.of(work);
    Optional<String> base = base(clients);
    if (base.isEmpty()) {
      return;
    }
    double one = speed(clients.get(base.get())).getAsDouble();
    svg.append(text(LABEL - 8, y + 10, "end", work.target.server + ": " + work.label));
    clients.forEach(
        (client, measurement) ->
            speed(measurement).ifPresent(speed -> drawBar(client, speed / one, unit)));
    y += 10;
  }

  private void drawBar(String client, double ratio, double unit) {
    int width = (int) Math.max(1, ratio * unit);
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n",
            LABEL,
            y,
            width,
            BAR - 2,
            COLOURS.getOrDefault(client, "black")));
    String label = String.format(Locale.ROOT, "%s %.2fx", client, ratio);
    svg.append(text(LABEL + width + 5, y + 10, "start", label));
    y += BAR;
  }

  private static String text(int x, int y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"#222\">%s</text>%n",
        x,
        y,
        anchor,
        text);
  }

  private double longest(Work work) {
    Map<String, Measurement> clients = results.of(work);
    double one = base(clients).map(c -> speed(clients.get(c)).getAsDouble()).orElse(1.0);
    return clients.values().stream().mapToDouble(m -> speed(m).orElse(0) / one).max().orElse(1);
  }

  private static Optional<String> base(Map<String, Measurement> clients) {
    if (clients.containsKey("Lettuce") && speed(clients.get("Lettuce")).isPresent()) {
      return Optional.of("Lettuce");
    }
    return clients.keySet().stream().filter(c -> speed(clients.get(c)).isPresent()).findFirst();
  }

  /** Operations per second, or the inverse of the median time where only that was measured. */
  private static OptionalDouble speed(Measurement m) {
    double speed = Double.isNaN(m.opsPerSecond()) ? 1e6 / m.p50Micros() : m.opsPerSecond();
    return speed > 0 ? OptionalDouble.of(speed) : OptionalDouble.empty();
  }
}
