package io.github.ledis4j.benchmarks;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.batch.LedisBatch;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.LedisServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows what LedisDB's socket buffers of 4 KiB cost over TCP, and what each of the two measures
 * against it brings: small segments, which epoll can set and NIO cannot, and a window of unanswered
 * bytes. Deadlines are raised to two minutes: large values over NIO need it.
 */
public final class Cliff {
  private static final int NO_WINDOW = 1 << 30;
  private static final int WINDOW = 4096;
  private static final int BATCH = 1_000;
  private static final String SMALL = "x".repeat(100);
  private static final String LARGE = "x".repeat(100_000);
  private static final String LARGER = "x".repeat(1_000_000);

  private Cliff() {}

  /**
   * Measures and prints a table.
   *
   * @param args how many seconds to measure each case, 3 by default
   */
  public static void main(String[] args) {
    long seconds = args.length == 0 ? 3 : Long.parseLong(args[0]);
    System.out.println(
        "| transport | small segments | window | SET in batches of 1,000"
            + " | SET of 100 KB | GET of 100 KB | SET of 1 MB | GET of 1 MB |");
    System.out.println("|---|---|---|--:|--:|--:|--:|--:|");
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
          "| %s | %s | %s | %,.0f/s |",
          transport == Transport.EPOLL ? "epoll" : "NIO",
          transport == Transport.EPOLL ? "yes" : "no",
          window == WINDOW ? "4 KiB" : "none",
          batches(client, seconds));
      for (String value : new String[] {LARGE, LARGER}) {
        show(median(seconds, () -> client.set("large", value).join()));
        show(median(seconds, () -> same(value, client.get("large").join())));
      }
      System.out.println();
    }
  }

  private static void show(double millis) {
    System.out.printf(Locale.ROOT, " %,.1f ms |", millis);
    System.out.flush();
  }

  private static void same(String expected, @Nullable String got) {
    if (!expected.equals(got)) {
      throw new IllegalStateException("another value came back");
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

  /** Milliseconds; an operation longer than the time is measured once. */
  private static double median(long seconds, Runnable operation) {
    long[] nanos = new long[1_000];
    int count = 0;
    long start = System.nanoTime();
    while (count == 0
        || (count < nanos.length && System.nanoTime() - start < seconds * 1_000_000_000L)) {
      long before = System.nanoTime();
      operation.run();
      nanos[count++] = System.nanoTime() - before;
    }
    Arrays.sort(nanos, 0, count);
    return nanos[count / 2] / 1e6;
  }
}
