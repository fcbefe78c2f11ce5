package io.github.ledis4j.benchmarks;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One figure of every work, of which more is better, from an eighth of the best peer's to sixteen
 * times that, with ledis4j's ratio as text at the right.
 */
record ChartPanel(String title, int x, int width, ToDoubleFunction<Measurement> figure) {
  private static final int LEAST = -3;
  private static final int MOST = 4;

  /** The figures divided by the best peer's; empty where no peer has one. */
  Map<ChartMark, Double> ratios(Map<String, Measurement> clients) {
    Map<ChartMark, Double> figures = new EnumMap<>(ChartMark.class);
    for (ChartMark mark : ChartMark.values()) {
      Measurement measurement = clients.get(mark.client);
      double value = measurement == null ? 0 : figure.applyAsDouble(measurement);
      if (value > 0 && value < Double.POSITIVE_INFINITY) {
        figures.put(mark, value);
      }
    }
    OptionalDouble best =
        figures.entrySet().stream()
            .filter(entry -> entry.getKey().peer())
            .mapToDouble(Map.Entry::getValue)
            .max();
    if (best.isEmpty()) {
      return Map.of();
    }
    figures.replaceAll((mark, value) -> value / best.getAsDouble());
    return figures;
  }

  /** Title, ticks and grid lines. */
  String scale(int top, int bottom) {
    StringBuilder svg = new StringBuilder();
    svg.append(Chart.text("text title", x, top - 28, "start", title));
    for (int power = LEAST; power <= MOST; power++) {
      int at = at(Math.pow(2, power));
      String tick = power < 0 ? "1/" + (1 << -power) : (1 << power) + "x";
      svg.append(Chart.text("muted small", at, top - 6, "middle", tick));
      svg.append(
          String.format(
              Locale.ROOT,
              "<path class=\"%s\" d=\"M%d.5 %dV%d\"/>%n",
              power == 0 ? "one" : "grid",
              at,
              top,
              bottom));
    }
    return svg.toString();
  }

  String row(Map<ChartMark, Double> ratios, int y) {
    StringBuilder svg = new StringBuilder();
    Double ours = ratios.get(ChartMark.OURS);
    if (ours != null) {
      svg.append(ChartMark.bar(at(1), at(ours), y));
    }
    for (ChartMark mark : ChartMark.BACK_TO_FRONT) {
      if (ratios.containsKey(mark)) {
        svg.append(mark.at(at(ratios.get(mark)), y));
      }
    }
    if (ours != null) {
      svg.append(Chart.text("text title", x + width + 42, y + 4, "end", readable(ours)));
    }
    return svg.toString();
  }

  private int at(double ratio) {
    double octave = Math.log(ratio) / Math.log(2);
    double inside = Math.max(LEAST, Math.min(MOST, octave));
    return x + (int) Math.round(width * (inside - LEAST) / (MOST - LEAST));
  }

  private static String readable(double ratio) {
    String form = ratio < 2 ? "%.2fx" : ratio < 10 ? "%.1fx" : "%.0fx";
    return String.format(Locale.ROOT, form, ratio);
  }
}
