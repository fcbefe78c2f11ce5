package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.transport.Surroundings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the topology up to date: looks when somebody asks for it, and once in a while. One look at
 * a time, and not too many: whoever asks meanwhile shares the next one, and while nothing changes
 * the pauses grow, unless calls wait for the outcome. Thread-safe; nobody waits for it.
 */
final class Refresh {
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);
  private static final long CALM = 2 * LONGEST;
  private static final int PARTS = 64;
  private static final long PERIOD = TimeUnit.SECONDS.toNanos(60);
  private static final long PERIOD_SPREAD = PERIOD / 5;

  private enum State {
    IDLE,
    PLANNED,
    RUNNING,
    CLOSED
  }

  private final TopologyUser user;
  private final Surroundings surroundings;
  private final ObjLongConsumer<Runnable> later;
  private final LostSlots lost = new LostSlots();
  private volatile @Nullable ClusterTopology topology;

  // Guarded by this from here on.
  private State state = State.IDLE;
  private CompletableFuture<Void> next = new GuardedFuture<>();
  private boolean again;
  private boolean urgentAgain;
  private boolean urgentPlan;
  private boolean looked;
  private long lastEnd;
  private long urgentSince;
  private long lastUrgent;
  private long pause = SHORTEST;

  /** Which plan is the valid one: one that is made anew leaves the timer of the old one. */
  private int plan;

  /**
   * Begins to look when asked to.
   *
   * @param later runs a task after so many nanoseconds
   */
  Refresh(TopologyUser user, Surroundings surroundings, ObjLongConsumer<Runnable> later) {
    this.user = user;
    this.surroundings = surroundings;
    this.later = later;
    this.lastUrgent = surroundings.now() - CALM;
  }

  /** What was adopted last, or null if there is nothing yet. */
  @Nullable ClusterTopology topology() {
    return topology;
  }

  /**
   * Asks for a look that begins after this.
   *
   * @param urgent whether calls wait for it, so that it comes as soon as it may
   * @return completes when that is over, and fails if nothing could be believed
   */
  CompletableFuture<Void> ask(boolean urgent) {
    CompletableFuture<Void> result;
    long wait;
    int made;
    synchronized (this) {
      result = next;
      again |= state == State.RUNNING;
      urgentAgain |= state == State.RUNNING && urgent;
      boolean sooner = state == State.PLANNED && urgent && !urgentPlan;
      if (state != State.IDLE && !sooner) {
        return result;
      }
      state = State.PLANNED;
      urgentPlan = urgent;
      made = ++plan;
      wait = looked ? lastEnd + pause(urgent) - surroundings.now() : 0;
    }
    if (wait > 0) {
      later.accept(() -> begin(made), wait);
    } else {
      begin(made);
    }
    return result;
  }

  /** Who waits for a failover waits little longer than that takes, however long it takes. */
  private long pause(boolean urgent) {
    if (!urgent) {
      return pause;
    }
    long now = surroundings.now();
    urgentSince = now - lastUrgent > LONGEST ? now : urgentSince;
    lastUrgent = now;
    return Math.min(pause, Math.max(SHORTEST, (now - urgentSince) / PARTS));
  }

  private void begin(int planned) {
    CompletableFuture<Void> current;
    synchronized (this) {
      if (state != State.PLANNED || planned != plan) {
        return;
      }
      state = State.RUNNING;
      current = next;
      next = new GuardedFuture<>();
    }
    ClusterTopology before = topology;
    new Inquiry(before, user.begin())
        .start()
        .whenComplete(
            (view, failure) -> {
              boolean changed = failure == null && !view.equals(before);
              if (failure == null) {
                adopt(before, view);
              } else {
                user.failed(Causes.bare(failure));
              }
              end(changed);
              if (failure == null) {
                current.complete(null);
              } else {
                current.completeExceptionally(Causes.bare(failure));
              }
            });
  }

  private void adopt(@Nullable ClusterTopology before, ClusterTopology view) {
    topology = view;
    List<ClusterEvent> changes =
        before == null ? List.of() : lost.told(before, view.changesSince(before));
    user.adopt(view, changes);
    if (!lost.isEmpty()) {
      ask(false);
    }
  }

  private void end(boolean changed) {
    boolean more;
    boolean urgent;
    int idle;
    synchronized (this) {
      long now = surroundings.now();
      boolean calm = !looked || now - lastEnd > CALM;
      pause = changed || calm ? SHORTEST : Math.min(2 * pause, LONGEST);
      urgentSince = changed ? now : urgentSince; // what is waited for from now on is something else
      looked = true;
      lastEnd = now;
      if (state == State.CLOSED) {
        return;
      }
      state = State.IDLE;
      more = again;
      urgent = urgentAgain;
      again = false;
      urgentAgain = false;
      idle = plan;
    }
    if (more) {
      ask(urgent);
    } else {
      long spread = surroundings.random().nextLong(2 * PERIOD_SPREAD);
      later.accept(() -> askIfIdleSince(idle), PERIOD - PERIOD_SPREAD + spread);
    }
  }

  private void askIfIdleSince(int idle) {
    boolean idling;
    synchronized (this) {
      idling = state == State.IDLE && plan == idle;
    }
    if (idling) {
      ask(false);
    }
  }

  /** Looks no more; those who ask are told why. */
  void close(String why) {
    CompletableFuture<Void> told;
    synchronized (this) {
      state = State.CLOSED;
      told = next;
    }
    told.completeExceptionally(new ConnectionException(Outcome.NOT_SENT, why, null));
  }
}
