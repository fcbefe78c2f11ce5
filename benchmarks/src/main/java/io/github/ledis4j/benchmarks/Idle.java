package io.github.ledis4j.benchmarks;

import static io.github.ledis4j.benchmarks.Target.REDIS_TCP;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;

/**
 * Shows what 1,000 connections that nobody uses cost, each client in a JVM of its own; {@code
 * [SECONDS]} for the CPU, 10 by default.
 */
final class Idle {
  private static final int CONNECTIONS = 1_000;

  private Idle() {}

  public static void main(String[] args) throws IOException {
    String seconds = args.length == 0 ? "10" : args[0];
    System.out.println("| Client | Heap each | Other memory each | Threads | CPU |");
    System.out.println("|---|--:|--:|--:|--:|");
    try (Servers servers = new Servers()) {
      String address = servers.address(REDIS_TCP).toString();
      for (ClientKind client : EnumSet.complementOf(EnumSet.of(ClientKind.JEDIS_POOL))) {
        Process process =
            Forks.start(
                List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"),
                IdleFork.class,
                List.of(client.name(), address, Integer.toString(CONNECTIONS), seconds));
        try (BufferedReader out = Forks.output(process)) {
          System.out.printf("| %s | %s |%n", client.label, out.readLine());
        }
      }
    }
  }
}
