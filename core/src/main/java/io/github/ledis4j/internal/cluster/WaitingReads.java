package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.transport.EventLoops;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The reads that no node can answer for now, as long as that may change. Thread-safe. */
final class WaitingReads {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private final EventLoops loops;
  private final int most;
  private final Sending sending;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicBoolean watching = new AtomicBoolean();
  private volatile @Nullable String closed;

  /**
   * A read that waits.
   *
   * @param forLook whether nothing but a look at the cluster can help
   */
  private record Waiting(int slot, Call<?> call, boolean forLook) {}

  /** Who sends what has waited. */
  @FunctionalInterface
  interface Sending {

    /** Sends it, or has it wait again. */
    void send(int slot, Call<?> call, boolean looked);
  }

  WaitingReads(EventLoops loops, int most, Sending sending) {
    this.loops = loops;
    this.most = most;
    this.sending = sending;
  }

  /** Keeps a read until something changes. */
  void add(int slot, Call<?> call, boolean forLook) {
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      call.giveUp(
          new OverloadedException(most + " reads wait for a node already; nothing was done"));
      return;
    }
    call.startDeadline(loops.surroundings().now());
    queue.add(new Waiting(slot, call, forLook));
    if (closed != null) {
      goOn(false);
    } else {
      watch();
    }
  }

  private void watch() {
    if (watching.compareAndSet(false, true) && loops.later(this::look, PAUSE) == null) {
      close(KeptCalls.NO_LOOPS);
    }
  }

  private void look() {
    watching.set(false);
    goOn(false);
    if (count.get() > 0) {
      watch();
    }
  }

  /** Sends what may be sent by now, and ends what has waited for too long. */
  void goOn(boolean looked) {
    long now = loops.surroundings().now();
    for (Waiting each : takeAll()) {
      if (closed != null || each.call.isOver(now)) {
        each.call.giveUp(end(each));
      } else if (each.forLook && !looked) {
        add(each.slot, each.call, true);
      } else {
        sending.send(each.slot, each.call, looked);
      }
    }
  }

  private LedisException end(Waiting over) {
    Outcome outcome = KeptCalls.outcome(over.call);
    String why = closed;
    return why != null
        ? new ConnectionException(outcome, why, null)
        : new CommandTimeoutException(
            outcome, "no node answered " + over.call.command().spec() + " of slot " + over.slot);
  }

  private List<Waiting> takeAll() {
    List<Waiting> all = new ArrayList<>();
    for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
      count.decrementAndGet();
      all.add(next);
    }
    return all;
  }

  /** Ends all that waits, and what comes yet, for this reason. */
  void close(String why) {
    closed = why;
    goOn(false);
  }
}
