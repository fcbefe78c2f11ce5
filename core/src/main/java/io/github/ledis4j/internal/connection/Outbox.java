package io.github.ledis4j.internal.connection;

import io.github.ledis4j.options.RetryPolicy;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The queue in front of one connection. Any thread submits; the event loop collects what was
 * submitted into a queue of its own, from which it writes. Calls stay here while there is no
 * connection.
 */
final class Outbox {
  private static final long SWEEP_MILLIS = 50;

  private final WriteTurn turn;
  private final Submissions submissions;
  private final Credit credit;
  private final EventLoop loop;
  private final Ticker ticker;
  private final Runnable drain;

  // Event-loop confined from here on.
  final CallRing waiting = new CallRing();

  /** The oldest of those that were submitted and do not stand in the queue yet. */
  private @Nullable Call<?> incoming;

  private long waitingBytes;
  private long settled;
  private boolean tight;
  private boolean impatient;
  private boolean sweeping;
  private boolean taken;
  private int fences;

  Outbox(Credit credit, EventLoop loop, Runnable drain) {
    this.credit = credit;
    this.loop = loop;
    this.ticker = loop.ticker();
    this.drain = drain;
    this.turn = new WriteTurn(loop, drain);
    this.submissions = turn.submissions();
  }

  /** Whose turn it is to write what is submitted. */
  WriteTurn turn() {
    return turn;
  }

  void submit(Call<?> call) {
    take(call);
    if (submissions.push(call)) {
      wake();
    }
  }

  /** Takes the credit of a call, or throws if there is none. */
  void take(Call<?> call) {
    if (call.isBoundedElsewhere()) {
      credit.force(Credit.of(call));
    } else if (call.commands() > 1) {
      credit.takeMany(call.commands(), call.bytes());
    } else {
      credit.take(Credit.of(call));
    }
  }

  /** Takes a call that another connection has taken before, also past the limits. */
  void resubmit(Call<?> call) {
    credit.force(Credit.of(call));
    if (submissions.push(call)) {
      wake();
    }
  }

  /** Takes calls for which credit was taken before. */
  void submit(Unit unit) {
    submitTaken(unit.calls());
  }

  /** The same with calls that are no unit. */
  void submitTaken(List<? extends Call<?>> calls) {
    if (submissions.push(calls)) {
      wake();
    }
  }

  private void wake() {
    try {
      loop.execute(drain);
    } catch (RejectedExecutionException e) {
      for (Call<?> call = submissions.takeAll(); call != null; ) {
        Call<?> younger = call.next;
        call.next = null;
        credit.giveBack(Credit.of(call));
        call.fail(Failures.notSent("event loop is shut down", e));
        call.settled();
        call = younger;
      }
    }
  }

  /** Moves what was submitted into the waiting queue; answers the earliest deadline among it. */
  long collect(long now) {
    tight = credit.isTight();
    long earliest = Long.MAX_VALUE;
    while (incoming != null || (incoming = submissions.takeAll()) != null) {
      Call<?> call = incoming;
      call.startDeadline(now);
      waiting.add(call); // where memory may run out, before anything has changed
      incoming = call.next;
      call.next = null;
      earliest = Math.min(earliest, call.deadline - now);
      waitingBytes += call.bytes();
      impatient |= call.settings.retries() == RetryPolicy.FAIL_FAST;
    }
    if (tight && !waiting.isEmpty() && !sweeping) {
      planSweep();
    }
    return earliest;
  }

  /** While the queue is full, what callers have given up must not keep others out of it. */
  private void planSweep() {
    sweeping = true;
    taken = false;
    loop.schedule(this::sweep, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    sweeping = false;
    if (!taken) {
      removeDone(call -> {}); // a queue that moves drops them anyway
    }
    if (credit.isTight() && !waiting.isEmpty()) {
      planSweep();
    }
  }

  /** Lets a call of our own past the limits; its deadline starts now. */
  void admit(Call<?> call) {
    credit.force(Credit.of(call));
    call.deadline = ticker.nanoTime() + call.timeoutNanos();
  }

  @Nullable Call<?> poll() {
    Call<?> call = waiting.poll();
    if (call != null) {
      taken = true;
      waitingBytes -= call.bytes();
    }
    return call;
  }

  /** Puts a call that may be sent again ahead of all that was not sent yet. */
  void putBack(Call<?> call) {
    waiting.addFirst(call);
    waitingBytes += call.bytes();
    impatient |= call.settings.retries() == RetryPolicy.FAIL_FAST;
  }

  long waitingBytes() {
    return waitingBytes;
  }

  /** The one place where credit comes back: the call is neither queued nor in flight any more. */
  void settle(Call<?> call) {
    leave(call);
    call.settled();
  }

  /** The same of a call that goes on elsewhere. */
  void leave(Call<?> call) {
    settled += Credit.of(call);
    if (tight) {
      // Before the future is done: whoever waits for it may fill the place at once.
      giveBackSettled();
    }
  }

  /** Tells whether a fence waits here. */
  boolean holdsFence() {
    for (int i = 0; fences > 0 && i < waiting.size(); i++) {
      if (waiting.get(i) instanceof Fence) {
        return true;
      }
    }
    return false;
  }

  /** Counts fences that are not passed yet. */
  void fences(int more) {
    fences += more;
  }

  /** Takes waiting calls out, which go on elsewhere. */
  List<Call<?>> takeOut(Predicate<Call<?>> wanted) {
    List<Call<?>> taken = new ArrayList<>();
    waiting.removeIf(
        call -> {
          boolean out = wanted.test(call);
          if (out) {
            taken.add(call);
            waitingBytes -= call.bytes();
            leave(call);
          }
          return out;
        });
    giveBackSettled();
    return taken;
  }

  /** Makes the credit of settled calls available again, once for many of them. */
  void giveBackSettled() {
    credit.giveBack(settled);
    settled = 0;
  }

  /** Removes each waiting call that is done, and each one that the test ends. */
  void removeDone(Consumer<Call<?>> test) {
    waiting.removeIf(
        call -> {
          test.accept(call);
          if (!call.isEnded()) {
            return false;
          }
          waitingBytes -= call.bytes();
          settle(call);
          return true;
        });
    giveBackSettled();
  }

  /** Fails the waiting calls whose client wants no waiting while there is no connection. */
  void failImpatient(Consumer<Call<?>> failing) {
    if (impatient) {
      impatient = false;
      removeDone(
          call -> {
            if (call.settings.retries() == RetryPolicy.FAIL_FAST && !call.isEnded()) {
              failing.accept(call);
            }
          });
    }
  }

  /** Fails all that waits, each call with a failure of its own. */
  void failAll(Consumer<Call<?>> failing) {
    int count = waiting.size();
    for (int i = 0; i < count; i++) {
      Call<?> call = poll();
      if (call != null) {
        settle(call);
        failing.accept(call);
      }
    }
    giveBackSettled();
  }
}
