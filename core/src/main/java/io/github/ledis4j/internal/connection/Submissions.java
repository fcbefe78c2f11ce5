package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.command.InternalSpecs;
import io.github.ledis4j.options.RetryPolicy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where any number of threads leave calls for one event loop, without a lock and without an object
 * of its own per call: a stack of calls, turned over when the loop takes them all at once.
 */
final class Submissions {
  /** Stands in the place of calls while there are none and the next caller may write its own. */
  private static final Call<?> OFFER =
      new Call<>(
          Command.of(InternalSpecs.PING), CallSettings.of(0, RetryPolicy.FAIL_FAST, null, null));

  private final AtomicReference<@Nullable Call<?>> newest = new AtomicReference<>();
  private final WriteTurn turn;

  Submissions(WriteTurn turn) {
    this.turn = turn;
  }

  /**
   * Leaves one call, or has it written here and now.
   *
   * @return true if nothing was waiting, so that the loop has to be woken
   */
  boolean push(Call<?> call) {
    return push(call, call);
  }

  /** Leaves the calls of a unit, so that nothing comes between them. */
  boolean push(Unit unit) {
    return push(unit.calls());
  }

  /** The same with calls that are no unit. */
  boolean push(List<? extends Call<?>> calls) {
    Call<?> previous = null;
    for (Call<?> call : calls) {
      call.next = previous;
      previous = call;
    }
    return push(calls.get(0), calls.get(calls.size() - 1));
  }

  private boolean push(Call<?> first, Call<?> last) {
    while (true) {
      Call<?> before = newest.get();
      if (before == OFFER) {
        if (newest.compareAndSet(OFFER, null) && writes(first, last)) {
          return false;
        }
        continue;
      }
      first.next = before;
      if (newest.compareAndSet(before, last)) {
        return before == null;
      }
    }
  }

  private boolean writes(Call<?> first, Call<?> last) {
    if (first == last) {
      return turn.write(first);
    }
    turn.decline();
    return false;
  }

  /** Offers the turn to write, if nothing was left here; tells whether that is so. */
  boolean offer() {
    return newest.compareAndSet(null, OFFER);
  }

  /** Tells whether the offer stood still, as nobody took it; it does not any more. */
  boolean withdraw() {
    return newest.compareAndSet(OFFER, null);
  }

  /** Takes all calls; answers the oldest, which leads to the younger ones through {@code next}. */
  @Nullable Call<?> takeAll() {
    Call<?> top = newest.get();
    if (top == null || top == OFFER) {
      return null;
    }
    Call<?> younger = null;
    Call<?> call = newest.getAndSet(null);
    while (call != null) {
      Call<?> older = call.next;
      call.next = younger;
      younger = call;
      call = older;
    }
    return younger;
  }
}
