package io.github.ledis4j.simulator.user;

import io.github.ledis4j.pool.PoolStatistics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pool may hold at any moment.
 *
 * @param most exclusive connections
 * @param mostWaiting callers that wait for one
 */
public record PoolBounds(int most, int mostWaiting) {
  static final PoolBounds NONE = new PoolBounds(Integer.MAX_VALUE, Integer.MAX_VALUE);

  private static final String ARE_TAKEN = " connections are taken";

  private static final Pattern TAKEN = Pattern.compile("(\\d+) of (\\d+)" + ARE_TAKEN);

  /** Whoever waited in vain did so because all were taken. */
  void refused(String message, Ledger ledger) {
    if (!message.contains(ARE_TAKEN)) {
      return;
    }
    Matcher taken = TAKEN.matcher(message);
    if (taken.find() && !taken.group(1).equals(taken.group(2)) && ledger.heldUp() == 0) {
      ledger.wrong("somebody waited though there was room: " + message);
    }
  }

  void look(PoolStatistics now, Ledger ledger) {
    if (now.leased() + now.idle() > most) {
      ledger.wrong("more than " + most + " connections: " + now);
    }
    // Where connections are about to be given back, as many may wait for them.
    int mayWait = Math.max(mostWaiting, now.leased());
    if (now.waiting() > mayWait) {
      ledger.wrong("more than " + mayWait + " wait: " + now);
    }
  }
}
