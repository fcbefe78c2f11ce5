package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.error.LedisException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the calls of one slot in order until they can go to its owner. All of it is guarded by the
 * table, but for sending, which one thread at a time does without the lock.
 *
 * @param <C> the type of calls
 */
final class SlotHold<C> implements SlotOwner<C> {
  private enum State {
    WAITING, // for lanes to be emptied, or for an owner
    PAUSING, // as the owner takes no calls for now
    SENDING,
    OVER
  }

  private final SlotTable<C> table;
  private final int slot;
  private State state = State.WAITING;

  /** Where the calls were sent last, and where they are to be sent. */
  private @Nullable Lane<C> source;

  private @Nullable Lane<C> target;

  /** How often each lane is to say that it is emptied, and those that are not asked yet. */
  private final Map<Lane<C>, Integer> awaited = new HashMap<>();

  private final List<Lane<C>> unasked = new ArrayList<>();
  private long pause;

  // In the order in which they are to be sent: what came back from where it was sent last; what was
  // not sent there, as something came back; what came back from where it was sent before that; what
  // was never sent. Those who submitted the third kind have later calls in the fourth only.
  private final SortedMap<Long, C> back = new TreeMap<>();
  private final Queue<C> ahead = new ArrayDeque<>();
  private final SortedMap<Long, C> late = new TreeMap<>();
  private final Queue<C> fresh = new ArrayDeque<>();

  /** Begins where calls were sent to one lane, if to any, and are to be sent to that. */
  SlotHold(SlotTable<C> table, int slot, @Nullable Lane<C> source) {
    this.table = table;
    this.slot = slot;
    this.source = source;
    this.target = source;
  }

  @Override
  public @Nullable Lane<C> take(int ofSlot, C call) {
    Lane<C> owner;
    LedisException refusal;
    synchronized (table) {
      owner = state == State.OVER ? target : null;
      refusal = owner == null ? table.refusal(call, target != null) : null;
      if (owner == null && refusal == null) {
        fresh.add(call);
        table.keeps(call);
        table.waits(call);
      }
    }
    if (refusal != null) {
      table.refuse(call, refusal);
    }
    return owner == null ? null : owner.take(ofSlot, call);
  }

  /**
   * Takes back what a node refused, to its place among those; to be called under the lock, and
   * {@link #goOn} then.
   */
  void refused(Lane<C> from, long place, C call, long wait) {
    (from == source ? back : late).put(place, call);
    table.keeps(call);
    pause = Math.max(pause, wait);
    if (!awaited.containsKey(from)) {
      await(from);
    }
  }

  /** Names the owner; to be called under the lock, and {@link #goOn} then. */
  void target(Lane<C> owner) {
    target = owner;
    Lane<C> old = source;
    if (old != null && old != owner && !awaited.containsKey(old)) {
      await(old);
    }
  }

  /** Waits for a lane to be emptied; to be called under the lock, and {@link #goOn} then. */
  void await(Lane<C> lane) {
    awaitTogether(lane);
    unasked.add(lane);
  }

  /** The same where the caller asks the lane, and has it call {@link #emptied}. */
  void awaitTogether(Lane<C> lane) {
    awaited.merge(lane, 1, Integer::sum);
  }

  /** Is told that a lane is empty of all that was sent there before it was asked. */
  void emptied(Lane<C> lane) {
    synchronized (table) {
      awaited.computeIfPresent(lane, (any, times) -> times == 1 ? null : times - 1);
    }
    goOn();
  }

  /** Does what can be done now; to be called without the lock. */
  void goOn() {
    for (Lane<C> lane : takeUnasked()) {
      lane.whenEmptied(() -> emptied(lane));
    }
    long wait;
    synchronized (table) {
      if (state != State.WAITING || !awaited.isEmpty() || target == null) {
        return;
      }
      wait = pause;
      pause = 0;
      arrange();
      state = wait > 0 ? State.PAUSING : State.SENDING;
    }
    if (wait > 0) {
      table.later(this::tryOne, wait);
    } else {
      sendAll();
    }
  }

  /** While calls are sent, a lane is asked when the last of them is there. */
  private List<Lane<C>> takeUnasked() {
    synchronized (table) {
      if (state == State.SENDING) {
        return List.of();
      }
      List<Lane<C>> taken = List.copyOf(unasked);
      unasked.clear();
      return taken;
    }
  }

  private void arrange() {
    List<C> first = new ArrayList<>(back.values());
    first.addAll(ahead);
    first.addAll(late.values());
    back.clear();
    late.clear();
    ahead.clear();
    ahead.addAll(first);
    source = target;
  }

  /** Sends one call, and waits for what the owner says to it before others follow. */
  private void tryOne() {
    Lane<C> owner;
    C call;
    synchronized (table) {
      state = State.SENDING;
      owner = source;
      call = next();
    }
    if (owner != null && call != null) {
      owner.resend(call);
      synchronized (table) {
        await(owner);
      }
    }
    sendAll();
  }

  private void sendAll() {
    while (true) {
      Lane<C> owner;
      C call;
      synchronized (table) {
        owner = source;
        call = awaited.isEmpty() && owner == target ? next() : null;
        if (call == null || owner == null) {
          stop();
          break;
        }
      }
      owner.resend(call);
    }
    goOn();
  }

  private @Nullable C next() {
    C call = ahead.isEmpty() ? fresh.poll() : ahead.poll();
    if (call != null) {
      table.gone(call);
    }
    return call;
  }

  private void stop() {
    Lane<C> owner = target;
    if (owner != null && awaited.isEmpty() && owner == source) {
      state = State.OVER;
      table.release(slot, this, owner);
    } else {
      state = State.WAITING;
    }
  }

  /**
   * Tells whether calls go to a lane just now, of which none has come back; to be called under the
   * lock.
   */
  boolean sendsTo(Lane<C> lane) {
    return state == State.SENDING && source == lane && target == lane && awaited.isEmpty();
  }

  /** Tells whether calls that a node refused are to go first; to be called under the lock. */
  boolean holdsRefused() {
    return !back.isEmpty() || !late.isEmpty() || state != State.SENDING && !ahead.isEmpty();
  }

  /** Names the lanes that this needs; to be called under the lock. */
  void addLanes(Set<Lane<C>> lanes) {
    lanes.addAll(awaited.keySet());
    if (source != null) {
      lanes.add(source);
    }
    if (target != null) {
      lanes.add(target);
    }
  }

  /** Forgets calls; to be called under the lock. */
  void removeIf(Predicate<C> over) {
    Stream.of(back.values(), ahead, late.values(), fresh)
        .forEach(kind -> kind.removeIf(call -> over.test(call) && isGone(call)));
  }

  private boolean isGone(C call) {
    table.gone(call);
    return true;
  }

  /** Tells whether it is known where calls are to be sent; to be called under the lock. */
  boolean isOwned() {
    return target != null;
  }
}
