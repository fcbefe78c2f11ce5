package io.github.ledis4j.examples.sidecar;

import io.github.ledis4j.LedisView;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks the server every 50 ms whether it is there, and says when that changes. */
final class Watch {
  private static final int EVERY_MILLIS = 50;

  private final LedisView<String, String> ledis;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean there;
  private long since = System.nanoTime();

  Watch(LedisView<String, String> ledis) {
    this.ledis = ledis.withTimeout(Duration.ofMillis(EVERY_MILLIS));
  }

  void start() {
    System.out.println("the server is not there yet");
    clock.scheduleWithFixedDelay(this::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  boolean isThere() {
    return there;
  }

  private void ask() {
    boolean answers = ledis.ping().handle((pong, failure) -> failure == null).join();
    if (answers == there) {
      return;
    }
    long now = System.nanoTime();
    System.out.printf(
        answers ? "the server is there, after %d ms%n" : "the server is gone, after %d ms%n",
        TimeUnit.NANOSECONDS.toMillis(now - since));
    since = now;
    there = answers;
  }
}
