package io.github.ledis4j.benchmarks;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.internal.pool.KeyRoute;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Shows what it takes to find the key in a packed command, and its slot. */
final class SlotCost {
  private static final CommandSpec GET = CommandSpec.read("GET");
  private static final int COMMANDS = 1_024;
  private static final int TURNS = 2_000;
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 7;

  private SlotCost() {}

  public static void main(String[] args) {
    System.out.println("| Key | ns |");
    System.out.println("|---|--:|");
    for (int length : new int[] {10, 20, 100}) {
      measure(length + " bytes", "x".repeat(length - 5) + "%05d");
      measure(length + " bytes with a tag", "{%05d}" + "x".repeat(length - 7));
    }
  }

  private static void measure(String label, String form) {
    List<Command<?>> commands =
        IntStream.range(0, COMMANDS)
            .<Command<?>>mapToObj(i -> Command.of(GET, String.format(form, i)))
            .toList();
    double best = Double.MAX_VALUE;
    long slots = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      for (int turn = 0; turn < TURNS; turn++) {
        for (int i = 0; i < COMMANDS; i++) {
          slots += KeyRoute.slot(commands.get(i));
        }
      }
      double nanos = (System.nanoTime() - start) / (double) TURNS / COMMANDS;
      best = round < 0 ? best : Math.min(best, nanos);
    }
    // The sum is used, so that the loop cannot be left out.
    System.out.printf(Locale.ROOT, "| %s | %.1f |%s%n", label, best, slots == 0 ? " none" : "");
  }
}
