package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How far calls have come that were refused. Thread-safe. */
final class Detours {
  private static final int MOST_HOPS = 16;
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(250);

  private final LongAdder moved = new LongAdder();
  private final LongAdder asked = new LongAdder();
  private final RandomGenerator random;
  private final Map<Call<?>, Detour> detours = new ConcurrentHashMap<>();

  /** One node at a time has the call, and changes this. */
  private static final class Detour {
    private final List<Endpoint> path = new ArrayList<>();
    private boolean circles;
    private long pause = SHORTEST;
  }

  Detours(RandomGenerator random) {
    this.random = random;
  }

  /** Tells whether a call goes on, rather than to end with what a node said. */
  static boolean follows(Call<?> call, Redirect redirect) {
    return redirect.isForNow()
        ? call.settings().retries() != RetryPolicy.FAIL_FAST
        : redirect.isFollowed();
  }

  /** How often a node has named another owner so far. */
  long moved() {
    return moved.sum();
  }

  /** How often a node has sent a single command on so far. */
  long asked() {
    return asked.sum();
  }

  /** Notes a refusal; gives the failure of the call if it has come too far, else null. */
  @Nullable Throwable refused(Call<?> call, Redirect redirect, Endpoint from) {
    if (redirect.isMoved()) {
      moved.increment();
    } else if (redirect.isAsk()) {
      asked.increment();
    }
    Detour detour = of(call);
    detour.circles = redirect.isMoved() && detour.path.contains(from);
    if (!(redirect.said() instanceof ServerException.Redirect last)) {
      return null;
    }
    detour.path.add(from);
    return detour.path.size() <= MOST_HOPS
        ? null
        : FailureFacts.at(
            from,
            FailureFacts.followed(
                call.command().spec().name(), last, !call.mayHaveRun(), detour.path));
  }

  private Detour of(Call<?> call) {
    Detour known = detours.get(call);
    if (known != null) {
      return known;
    }
    Detour made = new Detour();
    detours.put(call, made);
    call.whenComplete((value, failure) -> detours.remove(call));
    return made;
  }

  /** How long a refused call waits before it goes on; not at all unless it goes in circles. */
  long pause(Call<?> call, Redirect redirect) {
    Detour detour = of(call);
    return detour.circles || redirect.node() == null ? longer(detour) : 0;
  }

  /** The same for a call that could not be sent to where its key has gone: that was no hop. */
  long pauseOfUnsent(Call<?> call) {
    Detour detour = of(call);
    if (!detour.path.isEmpty()) {
      detour.path.remove(detour.path.size() - 1);
    }
    return longer(detour);
  }

  private long longer(Detour detour) {
    long pause = detour.pause;
    detour.pause = Math.min(2 * pause, LONGEST);
    return pause / 2 + random.nextLong(pause / 2 + 1);
  }
}
