package io.github.ledis4j.examples.leaderboard;

import io.github.ledis4j.examples.CommandLine;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Players of the leaderboard, many at a time, and how long they waited. Run by {@code examples/run
 * leaderboard-load [--url URL] [--seconds N] [--users N]}.
 */
public final class LeaderboardLoad {
  private static final String USAGE =
      "usage: examples/run leaderboard-load [--url URL] [--seconds N] [--users N]";

  private final HttpClient http;
  private final URI service;
  private final long end;
  private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
  private final AtomicLong failures = new AtomicLong();

  private LeaderboardLoad(HttpClient http, URI service, long end) {
    this.http = http;
    this.service = service;
    this.end = end;
  }

  /**
   * Runs the load.
   *
   * @param args the service, how long, and how many users at a time
   */
  public static void main(String[] args) {
    CommandLine.run(
        "leaderboard-load", () -> run(CommandLine.parse(USAGE, args, "url", "seconds", "users")));
  }

  private static void run(CommandLine arguments) throws InterruptedException {
    URI service = URI.create(arguments.option("url", "http://localhost:8080"));
    int seconds = arguments.number("seconds", 10);
    int users = arguments.number("users", 64);
    Vertx vertx = Vertx.vertx();
    try {
      HttpClient http =
          vertx.createHttpClient(
              new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(users));
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      LeaderboardLoad load = new LeaderboardLoad(http, service, end);
      CountDownLatch left = new CountDownLatch(users);
      for (int i = 0; i < users; i++) {
        load.next(left);
      }
      left.await();
      load.report(seconds);
    } finally {
      vertx.close().await();
    }
  }

  /** One request in four looks at the top; the others give points. */
  private void next(CountDownLatch left) {
    long start = System.nanoTime();
    if (start >= end) {
      left.countDown();
      return;
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    boolean look = random.nextInt(4) == 0;
    String path = look ? "/top?n=10" : "/players/player-" + random.nextInt(10_000) + "?points=1";
    http.request(
            look ? HttpMethod.GET : HttpMethod.POST, service.getPort(), service.getHost(), path)
        .compose(request -> request.send())
        .compose(response -> response.body().map(body -> response.statusCode()))
        .onComplete(
            status -> {
              if (status.succeeded() && status.result() == 200) {
                micros.add((System.nanoTime() - start) / 1_000);
              } else {
                failures.incrementAndGet();
              }
              next(left);
            });
  }

  private void report(int seconds) {
    long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%d requests, %.0f per second, %d failed%n",
        sorted.length,
        sorted.length / (double) seconds,
        failures.get());
    if (sorted.length == 0) {
      throw new IllegalStateException("nothing answered at " + service);
    }
    System.out.printf(
        Locale.ROOT,
        "p50 %.2f ms, p99 %.2f ms, longest %.2f ms%n",
        sorted[sorted.length / 2] / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3,
        Arrays.stream(sorted).max().orElse(0) / 1e3);
  }
}
