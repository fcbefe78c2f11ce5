package io.github.ledis4j.examples.bulk;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.LedisBatchWriter;
import io.github.ledis4j.writer.WriteSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Writes the lines of a file, each under its number, counted from 1. */
final class LineWriter {
  private static final int REPORT_EVERY = 10_000;
  private static final int LOOKED_UP_AT_ONCE = 1_000;

  private final LedisClient ledis;
  private final int connections;

  /** Lines next to each other. */
  record Lines(long first, long last) {
    long count() {
      return last - first + 1;
    }

    @Override
    public String toString() {
      return first == last ? "line " + first : "lines " + first + " to " + last;
    }
  }

  LineWriter(LedisClient ledis, int connections) {
    this.ledis = ledis;
    this.connections = connections;
  }

  private static String key(long number) {
    return "line:" + number;
  }

  WriteSummary write(Path file) throws IOException {
    try (ProgressBar bar = progressBar(file);
        BufferedReader lines = Files.newBufferedReader(file);
        LedisBatchWriter<String, String> writer =
            ledis.batchWriter(
                BatchWriterOptions.DEFAULT
                    .connections(connections)
                    .progress(REPORT_EVERY, progress -> bar.stepTo(progress.ended())))) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!writer.hasRoom()) {
          writer.room().join();
        }
        writer.set(key(++number), line);
      }
      return writer.finish().join();
    }
  }

  private static ProgressBar progressBar(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return new ProgressBarBuilder()
          .setTaskName("writing")
          .setInitialMax(lines.count())
          .setUnit(" lines", 1)
          .showSpeed()
          .setStyle(ProgressBarStyle.ASCII)
          .build();
    }
  }

  /** Looks for every line whose write did not succeed, and answers those that are not there. */
  List<Lines> missing(Path file, WriteSummary summary) throws IOException {
    TreeSet<Long> missing = new TreeSet<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long number = 0;
      for (WriteSummary.Range range : summary.failures()) {
        List<String> doubtful = new ArrayList<>();
        while (number <= range.last()) {
          String line = lines.readLine();
          if (number++ >= range.first()) {
            doubtful.add(line);
          }
          if (doubtful.size() == LOOKED_UP_AT_ONCE || number > range.last()) {
            lookUp(number - doubtful.size() + 1, doubtful, missing);
            doubtful.clear();
          }
        }
      }
    }
    return ranges(missing);
  }

  private void lookUp(long first, List<String> expected, TreeSet<Long> missing) {
    if (expected.isEmpty()) {
      return;
    }
    String[] keys = new String[expected.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(first + i);
    }
    List<String> found = ledis.mget(keys).join();
    for (int i = 0; i < keys.length; i++) {
      if (!expected.get(i).equals(found.get(i))) {
        missing.add(first + i);
      }
    }
  }

  private static List<Lines> ranges(TreeSet<Long> numbers) {
    List<Lines> ranges = new ArrayList<>();
    for (long number : numbers) {
      Lines before = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
      if (before != null && before.last() + 1 == number) {
        ranges.set(ranges.size() - 1, new Lines(before.first(), number));
      } else {
        ranges.add(new Lines(number, number));
      }
    }
    return ranges;
  }
}
