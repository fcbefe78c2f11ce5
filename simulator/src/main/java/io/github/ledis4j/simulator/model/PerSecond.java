package io.github.ledis4j.simulator.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Counts how often something happens within one second. */
public final class PerSecond {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Deque<Long> times = new ArrayDeque<>();
  private int most;

  /** It happens now. */
  public void add(long now) {
    times.add(now);
    most = Math.max(most, until(now));
  }

  /** How often it happened in the second before now. */
  public int until(long now) {
    while (!times.isEmpty() && now - times.element() > SECOND) {
      times.remove();
    }
    return times.size();
  }

  /** How often it happened in the worst second. */
  public int most() {
    return most;
  }
}
