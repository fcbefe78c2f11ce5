package io.github.ledis4j.internal.connection;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where any number of threads leave calls for one event loop, without a lock and without an object
 * of its own per call: a stack of calls, turned over when the loop takes them all at once.
 */
final class Submissions {
  private final AtomicReference<@Nullable Call<?>> newest = new AtomicReference<>();

  /**
   * Leaves one call.
   *
   * @return true if nothing was waiting, so that the loop has to be woken
   */
  boolean push(Call<?> call) {
    return push(call, call);
  }

  /** Leaves the calls of a unit, so that nothing comes between them. */
  boolean push(Unit unit) {
    Call<?> previous = null;
    for (Call<?> call : unit.calls()) {
      call.next = previous;
      previous = call;
    }
    return push(unit.calls().get(0), unit.calls().get(unit.calls().size() - 1));
  }

  private boolean push(Call<?> first, Call<?> last) {
    while (true) {
      Call<?> before = newest.get();
      first.next = before;
      if (newest.compareAndSet(before, last)) {
        return before == null;
      }
    }
  }

  /** Takes all calls; answers the oldest, which leads to the younger ones through {@code next}. */
  @Nullable Call<?> takeAll() {
    if (newest.get() == null) {
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
