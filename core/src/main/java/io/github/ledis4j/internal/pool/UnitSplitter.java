package io.github.ledis4j.internal.pool;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.Unit;
import java.util.List;

/** A long row of calls for one connection, which takes them in units that are soon swallowed. */
final class UnitSplitter {
  private static final int MOST_CALLS = 1_000;
  private static final int MOST_BYTES = 1 << 20;

  /** So much keeps a server at work for a while, and does not wait for the end of a read pass. */
  static final int WORTH_A_WRITE = 16 * 1024;

  private final Connection target;
  private final List<? extends Call<?>> calls;
  private final long bytes;

  UnitSplitter(Connection target, List<? extends Call<?>> calls) {
    this.target = target;
    this.calls = calls;
    long sum = 0;
    for (Call<?> call : calls) {
      sum += internals().length(call.command());
    }
    this.bytes = sum;
  }

  /** Makes sure that all of them find a place, or throws. */
  void reserve() {
    target.reserve(calls, bytes);
  }

  /** The same for what belongs to calls that found a place before. */
  void reserveMore() {
    target.reserveMore(calls, bytes);
  }

  /** Gives the place back. */
  void release() {
    target.release(calls.size(), bytes);
  }

  /** Hands all of them over. */
  void submit() {
    int from = 0;
    long taken = 0;
    for (int i = 0; i < calls.size(); i++) {
      int more = internals().length(calls.get(i).command());
      if (i > from && (i - from == MOST_CALLS || taken + more > MOST_BYTES)) {
        target.submitReserved(new Unit(calls.subList(from, i)));
        from = i;
        taken = 0;
      }
      taken += more;
    }
    target.submitReserved(new Unit(calls.subList(from, calls.size())));
    if (bytes >= WORTH_A_WRITE) {
      target.writeEarly();
    }
  }
}
