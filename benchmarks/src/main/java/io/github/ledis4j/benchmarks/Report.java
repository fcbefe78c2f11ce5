package io.github.ledis4j.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** The results as Markdown and as JSON. */
final class Report {
  private static final List<String> FIGURES =
      List.of(
          "opsPerSecond", "p50Micros", "p99Micros", "p999Micros", "cpuMicrosPerOp", "bytesPerOp");

  private static final List<Work> GROWING =
      List.of(Work.PIECES_1K, Work.PIECES_10K, Work.PIECES_100K, Work.PIECES_1M);

  private Report() {}

  static String markdown(Results results) {
    StringJoiner table = new StringJoiner("\n", "", "\n");
    table.add("| Server | Work | Client | op/s | p50 us | p99 us | p99.9 us | CPU us/op | B/op |");
    table.add("|---|---|---|--:|--:|--:|--:|--:|--:|");
    for (Work work : results.works()) {
      results
          .of(work)
          .forEach(
              (client, m) -> {
                StringJoiner row = new StringJoiner(" | ", "| ", " |");
                row.add(work.target.server + " " + work.target.transport);
                row.add(work.label).add(client);
                for (double figure : m.figures()) {
                  row.add(readable(figure));
                }
                table.add(row.toString());
              });
    }
    return table.toString();
  }

  /** What an element of a reply costs as the reply grows; empty if none of it was measured. */
  static String growth(Results results) {
    StringJoiner table = new StringJoiner("\n", "", "\n");
    table.add("| Elements, in pieces | Client | ns | CPU ns | B |").add("|--:|---|--:|--:|--:|");
    int rows = 0;
    for (int i = 0; i < GROWING.size(); i++) {
      int elements = Data.GROWING[i];
      for (Map.Entry<String, Measurement> client : results.of(GROWING.get(i)).entrySet()) {
        table.add(perElement(elements, client.getKey(), client.getValue()));
        rows++;
      }
    }
    return rows == 0 ? "" : table.toString();
  }

  private static String perElement(int elements, String client, Measurement m) {
    return String.format(
        Locale.ROOT,
        "| %,d | %s | %s | %s | %s |",
        elements,
        client,
        readable(1e9 / m.opsPerSecond() / elements),
        readable(m.cpuMicrosPerOp() * 1e3 / elements),
        readable(m.bytesPerOp() / elements));
  }

  static String readable(double figure) {
    if (!Double.isFinite(figure)) {
      return "-";
    }
    return String.format(
        Locale.ROOT, figure < 10 ? "%.2f" : figure < 100 ? "%.1f" : "%,.0f", figure);
  }

  static String json(Results results) {
    List<String> objects = new ArrayList<>();
    for (Work work : results.works()) {
      results.of(work).forEach((client, m) -> objects.add(json(work, client, m)));
    }
    return "[\n  " + String.join(",\n  ", objects) + "\n]\n";
  }

  // No text here needs escaping: labels are our own.
  private static String json(Work work, String client, Measurement measurement) {
    StringJoiner object = new StringJoiner(", ", "{", "}");
    object.add("\"server\": \"" + work.target.server + "\"");
    object.add("\"transport\": \"" + work.target.transport + "\"");
    object.add("\"work\": \"" + work.label + "\"");
    object.add("\"client\": \"" + client + "\"");
    double[] figures = measurement.figures();
    for (int i = 0; i < figures.length; i++) {
      if (!Double.isNaN(figures[i])) {
        object.add(String.format(Locale.ROOT, "\"%s\": %.3f", FIGURES.get(i), figures[i]));
      }
    }
    return object.toString();
  }
}
