package io.github.ledis4j.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The command line. */
record Options(int seconds, int rounds, List<String> works, List<String> clients, boolean smoke) {

  static final String USAGE =
      "usage: benchmarks/run [--seconds N] [--rounds N] [--works A,B] [--clients A,B] [--smoke]\n"
          + "  works and clients by any part of their names; a comma inside a name does not count";

  static Options parse(String[] args) {
    Options options = new Options(5, 3, List.of(), List.of(), false);
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--smoke")) {
        options = new Options(1, 1, options.works, options.clients, true);
      } else if (i + 1 == args.length) {
        throw new IllegalArgumentException(USAGE);
      } else {
        options = options.with(args[i], args[++i]);
      }
    }
    return options;
  }

  private Options with(String flag, String value) {
    return switch (flag) {
      case "--seconds" -> new Options(Integer.parseInt(value), rounds, works, clients, smoke);
      case "--rounds" -> new Options(seconds, Integer.parseInt(value), works, clients, smoke);
      case "--works" -> new Options(seconds, rounds, parts(value), clients, smoke);
      case "--clients" -> new Options(seconds, rounds, works, parts(value), smoke);
      default -> throw new IllegalArgumentException(USAGE);
    };
  }

  private static List<String> parts(String value) {
    return Stream.of(value.split(",")).map(part -> part.trim().toLowerCase(Locale.ROOT)).toList();
  }

  List<Work> selectedWorks() {
    return Arrays.stream(Work.values())
        .filter(Work::runsHere)
        .filter(work -> named(works, work.name() + " " + work.target + " " + work.label))
        .toList();
  }

  boolean client(String label) {
    return named(clients, label);
  }

  private static boolean named(List<String> parts, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return parts.isEmpty() || parts.stream().anyMatch(lower::contains);
  }
}
