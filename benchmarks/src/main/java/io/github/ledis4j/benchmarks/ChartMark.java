package io.github.ledis4j.benchmarks;

import java.util.List;
import java.util.Locale;

/** How a client is drawn: a mark of its own shape and colour, and for ledis4j a bar to it. */
enum ChartMark {
  OURS(ClientKind.LEDIS4J.label, "ledis4j", "ours", "M-3-8H3V8H-3Z"),
  LETTUCE(ClientKind.LETTUCE.label, "Lettuce", "lettuce", "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1-5 0Z"),
  JEDIS(ClientKind.JEDIS.label, "Jedis, blocking", "jedis", "M-4.5-4.5H4.5V4.5H-4.5Z"),
  VERTX(ClientKind.VERTX.label, "Vert.x", "vertx", "M0-5.5L5.5 4.5H-5.5Z"),
  LIMIT(RedisBenchmark.LABEL, "redis-benchmark, in C: the limit", "limit", "M0-6L4 0L0 6L-4 0Z");

  /** The one that a row is about is never hidden. */
  static final List<ChartMark> BACK_TO_FRONT = List.of(LIMIT, VERTX, JEDIS, LETTUCE, OURS);

  final String client;
  final String legend;
  private final String style;
  private final String path;

  ChartMark(String client, String legend, String style, String path) {
    this.client = client;
    this.legend = legend;
    this.style = style;
    this.path = path;
  }

  boolean peer() {
    return this != OURS && this != LIMIT;
  }

  /** As it looks in the legend. */
  String swatch(int x, int y) {
    return this == OURS ? bar(x - 10, x + 5, y) + at(x + 5, y) : at(x, y);
  }

  String at(int x, int y) {
    return String.format(
        Locale.ROOT,
        "<path class=\"mark %s\" transform=\"translate(%d %d)\" d=\"%s\"/>%n",
        style,
        x,
        y,
        path);
  }

  static String bar(int from, int to, int y) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"ours\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"6\"/>%n",
        Math.min(from, to),
        y - 3,
        Math.abs(to - from));
  }
}
