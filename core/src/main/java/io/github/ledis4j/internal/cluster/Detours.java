package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.options.RetryPolicy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** How far calls have come that were refused. Thread-safe. */
final class Detours {
  private static final int MOST_HOPS = 16;
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(250);

  private final RandomGenerator random;
  private final Map<Call<?>, Detour> detours = new ConcurrentHashMap<>();

  private static final class Detour {
    private final Set<NodeLane> path = new HashSet<>();
    private int hops;
    private long pause = SHORTEST;
  }

  Detours(RandomGenerator random) {
    this.random = random;
  }

  /** Tells whether a call goes on, rather than to end with what a node said. */
  boolean follows(NodeLane from, Call<?> call, String error) {
    Redirect redirect = Redirect.of(from.endpoint(), error);
    if (redirect.isForNow()) {
      return call.settings().retries() != RetryPolicy.FAIL_FAST;
    }
    Detour detour = detours.get(call);
    return redirect.isFollowed() && (detour == null || detour.hops < MOST_HOPS);
  }

  /** How long a call waits before it goes on; not at all unless it goes round in circles. */
  long pause(Call<?> call, Redirect redirect, NodeLane from) {
    Detour detour = detours.get(call);
    if (detour == null) {
      detour = new Detour();
      detours.put(call, detour);
      call.whenComplete((value, failure) -> detours.remove(call));
    }
    if (!redirect.isForNow()) {
      detour.hops++;
      boolean circle = redirect.isMoved() && !detour.path.add(from);
      if (!circle && redirect.node() != null) {
        return 0;
      }
    }
    long pause = detour.pause;
    detour.pause = Math.min(2 * pause, LONGEST);
    return pause / 2 + random.nextLong(pause / 2 + 1);
  }
}
