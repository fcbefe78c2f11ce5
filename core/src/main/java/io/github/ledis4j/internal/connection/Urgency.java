package io.github.ledis4j.internal.connection;

import java.util.concurrent.TimeUnit;

/** How long a connection may wait before its next attempt, for the sake of what waits for it. */
final class Urgency {
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(500);

  /**
   * Of all the time that a call has; less is no pause, where calls come and expire all the time.
   */
  private static final int PART = 10;

  private Urgency() {}

  /**
   * Gives the longest pause in milliseconds that leaves each waiting call half of its time for an
   * attempt; those that are done leave the queue.
   */
  static long longestPause(Outbox outbox, long now) {
    long[] longest = {Long.MAX_VALUE};
    outbox.removeDone(
        call -> {
          if (!call.isEnded()) {
            long pause = Math.max((call.deadline - now) / 2, call.timeoutNanos() / PART);
            longest[0] = Math.min(longest[0], pause);
          }
        });
    return inMillis(longest[0]);
  }

  /**
   * Gives the longest pause in milliseconds.
   *
   * @param left what the most urgent call still has, in nanoseconds; the largest number if there is
   *     none, less than 0 if its time was over before anybody looked at it
   */
  static long longestPause(long left) {
    return inMillis(left == Long.MAX_VALUE ? left : Math.max(0, left / 2));
  }

  private static long inMillis(long pause) {
    return pause == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : TimeUnit.NANOSECONDS.toMillis(Math.min(pause, LONGEST));
  }
}
