package io.github.ledis4j.benchmarks;

import io.github.ledis4j.error.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one counter that is added to by one command at a time: which numbers the server
 * may answer with. Thread-safe.
 */
final class SoakLedger {
  private long reported; // the number the server said last
  private long ran; // certainly
  private long inDoubt;
  private long lost;
  private long doubled;

  /** The server answered {@code number} to an INCR. */
  synchronized void answered(long number) {
    ran++;
    judge(number, reported + 1);
  }

  /** An INCR failed. */
  synchronized void failed(@Nullable Throwable failure) {
    Outcome outcome = Outcome.of(failure);
    if (outcome == Outcome.UNKNOWN || outcome == Outcome.EXECUTED) {
      inDoubt++;
    }
  }

  /** The server says that the counter stands at {@code number}, when all is done. */
  synchronized void stands(long number) {
    judge(number, reported);
  }

  /** A command in doubt may run late, so it counts as possible ever after. */
  private void judge(long number, long least) {
    lost += Math.max(0, least - number);
    doubled += Math.max(0, number - ran - inDoubt);
    reported = number;
  }

  synchronized long lost() {
    return lost;
  }

  synchronized long doubled() {
    return doubled;
  }

  synchronized long ran() {
    return ran;
  }
}
