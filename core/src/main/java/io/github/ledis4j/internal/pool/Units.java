package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.Unit;
import java.util.ArrayList;
import java.util.List;

/** Cuts a long row of calls into units that no connection takes long to swallow. */
final class Units {
  private static final int MOST_CALLS = 1_000;
  private static final int MOST_BYTES = 1 << 20;

  private Units() {}

  static List<Unit> of(List<? extends Call<?>> calls) {
    List<Unit> units = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < calls.size(); i++) {
      int more = calls.get(i).command().length();
      if (i > from && (i - from == MOST_CALLS || bytes + more > MOST_BYTES)) {
        units.add(new Unit(calls.subList(from, i)));
        from = i;
        bytes = 0;
      }
      bytes += more;
    }
    if (from < calls.size()) {
      units.add(new Unit(calls.subList(from, calls.size())));
    }
    return units;
  }
}
