package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ends the calls that wait for an owner of their slots when they have waited for too long. */
final class KeptCalls {
  static final String NO_LOOPS = "the event loops are shut down";

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private final SlotTable<Call<?>> table;
  private final EventLoops loops;
  private final AtomicBoolean watching = new AtomicBoolean();

  KeptCalls(SlotTable<Call<?>> table, EventLoops loops) {
    this.table = table;
    this.loops = loops;
  }

  /** Looks after what waits from now on; answers false if that was so before. */
  boolean watch() {
    boolean begins = watching.compareAndSet(false, true);
    if (begins) {
      loops.later(this::look, PAUSE);
    }
    return begins;
  }

  /** The same, or ends what waits if nobody can look any more. */
  void watchOrFail() {
    if (loops.haveEnded()) {
      failAll(NO_LOOPS);
    } else {
      watch();
    }
  }

  private void look() {
    watching.set(false);
    long now = loops.surroundings().now();
    for (Call<?> call : takeOut(call -> call.isOver(now))) {
      String what = call.command().spec() + " of slot " + ClusterRouter.slot(call);
      call.giveUp(
          new CommandTimeoutException(outcome(call), "no node of the cluster took " + what));
    }
    if (table.kept() > 0) {
      watch();
    }
  }

  private List<Call<?>> takeOut(Predicate<Call<?>> unwanted) {
    List<Call<?>> taken = new ArrayList<>();
    table.removeKept(call -> unwanted.test(call) && taken.add(call));
    return taken;
  }

  static Outcome outcome(Call<?> call) {
    return call.mayHaveRun() ? Outcome.UNKNOWN : Outcome.NOT_SENT;
  }

  /** Ends all that waits. */
  void failAll(String why) {
    takeOut(call -> true)
        .forEach(call -> call.giveUp(new ConnectionException(outcome(call), why, null)));
  }

  /**
   * Ends what does not want to wait for an owner of its slot where there is none.
   *
   * @param cause why nobody knows one, or null if nobody has it
   */
  void failImpatient(@Nullable Throwable cause) {
    List<Call<?>> taken = new ArrayList<>();
    table.removeUnowned(call -> isImpatient(call) && taken.add(call));
    taken.forEach(call -> call.giveUp(unowned(call, cause)));
  }

  static ConnectionException unowned(Call<?> call, @Nullable Throwable cause) {
    String slot = "slot " + ClusterRouter.slot(call) + " has no owner that is known";
    return new ConnectionException(
        outcome(call), cause == null ? slot : slot + ": " + cause.getMessage(), cause);
  }

  static boolean isImpatient(Call<?> call) {
    return call.settings().retries() == RetryPolicy.FAIL_FAST;
  }
}
