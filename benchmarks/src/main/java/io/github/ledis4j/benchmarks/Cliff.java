package io.github.ledis4j.benchmarks;

import io.github.ledis4j.Endpoint;
import io.github.ledis4j.LedisBatch;
import io.github.ledis4j.LedisClient;
import io.github.ledis4j.Transport;
import io.github.ledis4j.testkit.LedisServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Shows what LedisDB's socket buffers of 4 KiB cost over TCP, and what each of the two measures
 * against it brings: small segments, which epoll can set and NIO cannot, and a window of unanswered
 * bytes.
 */
public final class Cliff {
  private static final int NO_WINDOW = 1 << 30;
  private static final int WINDOW = 4096;
  private static final int BATCH = 1_000;
  private static final String SMALL = "x".repeat(100);
  private static final String LARGE = "x".repeat(100_000);

  private Cliff() {}

  /**
   * Measures and prints a table.
   *
   * @param args how many seconds to measure each case, 3 by default
   */
  public static void main(String[] args) {
    long seconds = args.length == 0 ? 3 : Long.parseLong(args[0]);
    System.out.println(
        "| small segments | window | SET in batches of 1,000 | SET of 100 KB, median |");
    System.out.println("|---|---|---|---|");
    try (LedisServer server = LedisServer.onFreePort()) {
      server.start();
      for (Transport transport : new Transport[] {Transport.NIO, Transport.EPOLL}) {
        for (int window : new int[] {NO_WINDOW, WINDOW}) {
          measure(server, transport, window, seconds);
        }
      }
    }
  }

  private static void measure(LedisServer server, Transport transport, int window, long seconds) {
    try (LedisClient client =
        LedisClient.builder()
            .endpoint(Endpoint.tcp(server.host(), server.port()))
            .commandTimeout(Duration.ofMinutes(2))
            .connections(
                c ->
                    c.transport(transport)
                        .ledisWindowBytes(window)
                        .deadPeerAfter(Duration.ofMinutes(2)))
            .build()) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %,.0f/s | %,.1f ms |%n",
          transport == Transport.EPOLL ? "yes" : "no",
          window == WINDOW ? "4 KiB" : "none",
          batches(client, seconds),
          large(client, seconds));
    }
  }

  private static double batches(LedisClient client, long seconds) {
    long sent = 0;
    long start = System.nanoTime();
    long now = start;
    while (now - start < seconds * 1_000_000_000L) {
      LedisBatch<String, String> batch = client.batch();
      for (int i = 0; i < BATCH; i++) {
        batch.set("key:" + i, SMALL);
      }
      batch.send().join().orThrow();
      sent += BATCH;
      now = System.nanoTime();
    }
    return sent * 1e9 / (now - start);
  }

  private static double large(LedisClient client, long seconds) {
    long[] nanos = new long[1_000];
    int count = 0;
    long start = System.nanoTime();
    while (count < nanos.length && System.nanoTime() - start < seconds * 1_000_000_000L) {
      long before = System.nanoTime();
      client.set("large", LARGE).join();
      nanos[count++] = System.nanoTime() - before;
    }
    Arrays.sort(nanos, 0, count);
    return nanos[count / 2] / 1e6;
  }
}
