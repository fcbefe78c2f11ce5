package io.github.ledis4j.simulator.user;

import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.pool.PoolStatistics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds a place in the queues of a client: what is open, and for moments what is not. */
public final class QueueBook {
  /** How long the connection may hold what its caller has given up. */
  private static final long HELD = TimeUnit.MILLISECONDS.toNanos(1_200);

  /** The same where nothing was sent, while the queue is half full. */
  private static final long HELD_UNSENT = TimeUnit.MILLISECONDS.toNanos(150);

  /** What the client itself may have under way: a few, and a probe for every command. */
  private static final int OWN = 8;

  /** By how much one who finds room passes the limit: a batch is let in as a whole. */
  private static final int BROUGHT = 40;

  private static final Pattern FULL =
      Pattern.compile("queue is full: (\\d+) commands or 67108864 bytes");

  private final Ledger ledger;
  private LongSupplier lonely = () -> 0;
  private long most = Integer.MAX_VALUE;
  private boolean unbounded;

  QueueBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /** For how long nobody has been connected to any server, in nanoseconds. */
  public void lonely(LongSupplier nanos) {
    lonely = nanos;
  }

  /** How many commands the queue of one connection may hold. */
  public void most(int commands) {
    most = commands;
  }

  /** Whether nobody has been connected for so long that what is held then was not sent. */
  boolean isLonely() {
    return lonely.getAsLong() > HELD_UNSENT;
  }

  /** Somebody has connections whose queues he bounds himself. */
  void unbounded() {
    unbounded = true;
  }

  /** The most places that may be taken. */
  private long takenAtMost() {
    long held = lonely.getAsLong() > 2 * HELD_UNSENT ? HELD_UNSENT : HELD;
    long since = ledger.world().now() - held - ledger.heldUp();
    return 2 * ledger.openSince(since) + OWN;
  }

  /** Whoever is told that the queue is full has to have filled it. */
  void refused(String message) {
    Matcher full = FULL.matcher(message);
    if (full.find()) {
      long taken = takenAtMost();
      if (taken < Integer.parseInt(full.group(1))) {
        ledger.wrong(message + " - but " + taken + " places are taken at most");
      }
    }
  }

  /**
   * There is a limit, which a probe for every command may double, and what was given up stays no
   * longer than that when a queue is half full.
   */
  void look(PoolStatistics.Shared now) {
    if (!unbounded && now.commands() > now.connections() * 2 * (most + BROUGHT)) {
      ledger.wrong("the queues have no limit: " + now);
    }
    long unswept = now.connections() * most / 2;
    if (now.commands() > unswept && now.commands() > unswept + takenAtMost()) {
      ledger.wrong("what was given up holds places: " + now);
    }
  }

  /** Of commands that go together all find a place, or none. */
  void together(List<CompletableFuture<Long>> all) {
    long refused = all.stream().filter(QueueBook::foundNoPlace).count();
    if (refused != 0 && refused != all.size()) {
      ledger.wrong(refused + " commands of a batch of " + all.size() + " found no place");
    }
  }

  private static boolean foundNoPlace(CompletableFuture<?> future) {
    return future.isCompletedExceptionally()
        && future.handle((value, failure) -> failure instanceof OverloadedException).join();
  }
}
