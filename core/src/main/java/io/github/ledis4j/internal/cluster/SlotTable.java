package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.internal.command.KeySlot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who takes the calls of each slot, and their order while that changes. Thread-safe.
 *
 * <p>The calls of a slot are on one lane at a time. When its owner changes, first a {@link
 * SlotHold} takes its place, then the old lane is asked to tell when it is emptied. By then each
 * call that was sent there has its answer or is in the hold, as the old owner refused it, and all
 * of them go to the new owner: the refused ones in the order of their refusals, then what came
 * meanwhile.
 *
 * <p>Who read the old owner before that, and sends its call after the question, sees the change
 * when it looks again before {@link #submit} returns. Then the slot is held until the old lane is
 * emptied once more, so that its next call cannot overtake this one.
 *
 * <p>What is written already cannot be stopped: an owner that refuses a call, and gets the slot
 * back before it reads the next one of the same pipeline, does this one first. So it does with a
 * call of a thread that read who it is and was stopped before it sent, while the slot went and came
 * back.
 *
 * @param <C> the type of calls
 */
final class SlotTable<C> {
  /** So many views of several seconds outweigh a redirect: its slot has moved on unseen. */
  private static final int MOST_DISAGREEMENTS = 8;

  private final AtomicReferenceArray<SlotOwner<C>> owners =
      new AtomicReferenceArray<>(KeySlot.COUNT);
  private final SlotOwner<C> nobody = this::keepForNobody;
  private final CallKeeping<C> keeping;
  private final AtomicLong places = new AtomicLong();

  /** Guarded by this, as is what holds have. Only changes and what waits for them need it. */
  private final Set<SlotHold<C>> holds = new LinkedHashSet<>();

  private final BitSet patched = new BitSet(KeySlot.COUNT);

  /** Where redirects sent calls, by slot, as long as no view says the same. */
  private final Map<Integer, Lane<C>> unconfirmed = new HashMap<>();

  private int disagreements;
  private int kept;
  private long keptBytes;

  SlotTable(CallKeeping<C> keeping) {
    this.keeping = keeping;
    for (int slot = 0; slot < KeySlot.COUNT; slot++) {
      owners.setPlain(slot, nobody);
    }
  }

  /** Sends a call to the owner of its slot, or keeps it until there is one. */
  void submit(int slot, C call) {
    Lane<C> lane = owners.get(slot).take(slot, call);
    if (lane != null && owners.get(slot) != lane) {
      sentLate(slot, lane);
    }
  }

  /**
   * The same with several, in order; those that have one owner are sent together. The owner of each
   * slot is read once, so that its calls stay in order if that changes meanwhile.
   *
   * @param slots of the calls, in their order
   */
  void submitAll(int[] slots, List<? extends C> calls) {
    Map<Integer, SlotOwner<C>> read = new HashMap<>();
    Map<Lane<C>, List<C>> together = new LinkedHashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      if (read.computeIfAbsent(slots[i], owners::get) instanceof Lane<C> lane) {
        together.computeIfAbsent(lane, any -> new ArrayList<>()).add(calls.get(i));
      } else {
        submit(slots[i], calls.get(i));
      }
    }
    together.forEach(Lane::sendAll);
    read.forEach(
        (slot, owner) -> {
          if (owner instanceof Lane<C> lane && owners.get(slot) != lane) {
            sentLate(slot, lane);
          }
        });
  }

  /** The lane to the owner of a slot, or null while it changes or there is none. */
  @Nullable Lane<C> owner(int slot) {
    return owners.get(slot) instanceof Lane<C> lane ? lane : null;
  }

  /** Tells whether calls of a slot that wait on a lane belong into a hold, or on another lane. */
  synchronized boolean isElsewhere(int slot, Lane<C> lane) {
    SlotOwner<C> owner = owners.get(slot);
    return owner instanceof SlotHold<C> hold ? !hold.sendsTo(lane) : owner != lane;
  }

  private @Nullable Lane<C> keepForNobody(int slot, C call) {
    SlotOwner<C> owner;
    synchronized (this) {
      owner = owners.get(slot);
      if (owner == nobody) {
        owner = hold(slot, null);
      }
    }
    return owner.take(slot, call);
  }

  private SlotHold<C> hold(int slot, @Nullable Lane<C> source) {
    SlotHold<C> made = new SlotHold<>(this, slot, source);
    holds.add(made);
    owners.set(slot, made);
    return made;
  }

  private void sentLate(int slot, Lane<C> lane) {
    SlotHold<C> hold;
    synchronized (this) {
      SlotOwner<C> owner = owners.get(slot);
      if (owner == lane) {
        return;
      }
      hold = holdOf(slot, owner);
      hold.await(lane);
    }
    hold.goOn();
  }

  /** The hold of a slot: the one that there is, or one that leaves the owner as it is. */
  private SlotHold<C> holdOf(int slot, SlotOwner<C> owner) {
    if (owner instanceof SlotHold<C> present) {
      return present;
    }
    return hold(slot, owner instanceof Lane<C> lane ? lane : null);
  }

  /**
   * Takes back a call that a node refused, to send it again in its place. To be called for all of
   * them, and in the order in which they were refused.
   *
   * @param from where it was refused, and if it was sent on from there, by the other node
   * @param place its {@link #nextPlace}, from when it was refused there
   * @param target where to send it, or null for the owner that is known
   * @param pause how long to wait before; then it goes alone, to see whether it is taken
   */
  void refused(int slot, Lane<C> from, long place, C call, @Nullable Lane<C> target, long pause) {
    SlotHold<C> hold;
    synchronized (this) {
      hold = holdOf(slot, owners.get(slot));
      hold.refused(from, place, call, pause);
      if (target != null) {
        hold.target(target);
        patched.set(slot);
        unconfirmed.put(slot, target);
        disagreements = 0;
      }
    }
    hold.goOn();
  }

  /** The place of what a node refuses now, behind all that was refused before. */
  long nextPlace() {
    return places.incrementAndGet();
  }

  /** Tells whether nothing that was refused waits for a slot, which would have to go first. */
  synchronized boolean mayPass(int slot) {
    return !(owners.get(slot) instanceof SlotHold<C> hold) || !hold.holdsRefused();
  }

  /** Says that a view of all owners is asked for: what is learnt from now on is newer than that. */
  synchronized void viewAsked() {
    patched.clear();
  }

  /**
   * Takes over a view, but for what was learnt since it was asked for.
   *
   * @param view the owner of each slot, or null if it has none; then it stays who it was
   * @return false if redirects named other owners, so that the node that was asked may be behind
   */
  boolean adopt(IntFunction<? extends @Nullable Lane<C>> view) {
    List<SlotHold<C>> changed = new ArrayList<>();
    Map<Lane<C>, List<SlotHold<C>>> emptying = new LinkedHashMap<>();
    boolean agrees;
    synchronized (this) {
      agrees = agrees(view);
      for (int slot = 0; slot < KeySlot.COUNT; slot++) {
        Lane<C> lane = view.apply(slot);
        SlotOwner<C> owner = owners.getPlain(slot);
        if (lane == null || owner == lane || patched.get(slot)) {
          continue;
        } else if (owner instanceof SlotHold<C> hold) {
          hold.target(lane);
          changed.add(hold);
        } else if (owner instanceof Lane<C> old) {
          SlotHold<C> hold = hold(slot, old);
          hold.awaitTogether(old);
          hold.target(lane);
          emptying.computeIfAbsent(old, any -> new ArrayList<>()).add(hold);
        } else {
          owners.set(slot, lane);
        }
      }
    }
    changed.forEach(SlotHold::goOn);
    emptying.forEach(
        (old, these) -> old.whenEmptied(() -> these.forEach(hold -> hold.emptied(old))));
    return agrees;
  }

  private boolean agrees(IntFunction<? extends @Nullable Lane<C>> view) {
    unconfirmed.entrySet().removeIf(each -> view.apply(each.getKey()) == each.getValue());
    if (++disagreements >= MOST_DISAGREEMENTS) {
      unconfirmed.clear();
    }
    return unconfirmed.isEmpty();
  }

  /** The lanes that take calls of some slot, or are to take them. */
  synchronized Set<Lane<C>> lanesInUse() {
    Set<Lane<C>> lanes = new HashSet<>();
    SlotOwner<C> before = null;
    for (int slot = 0; slot < KeySlot.COUNT; slot++) {
      SlotOwner<C> owner = owners.getPlain(slot);
      if (owner != before && owner instanceof Lane<C> lane) {
        lanes.add(lane);
      }
      before = owner;
    }
    holds.forEach(hold -> hold.addLanes(lanes));
    return lanes;
  }

  /** Ends the hold of a slot; to be called under the lock. */
  void release(int slot, SlotHold<C> hold, Lane<C> target) {
    holds.remove(hold);
    owners.set(slot, target);
  }

  /** Says why a call must not wait, or null if it may; to be called under the lock. */
  @Nullable LedisException refusal(C call, boolean owned) {
    return keeping.refusal(call, owned, kept, keptBytes);
  }

  /** Counts what a hold keeps; to be called under the lock. */
  void keeps(C call) {
    kept++;
    keptBytes += keeping.bytes(call);
  }

  /** Counts what a hold keeps no more; to be called under the lock. */
  void gone(C call) {
    kept--;
    keptBytes -= keeping.bytes(call);
  }

  void waits(C call) {
    keeping.waits(call);
  }

  void refuse(C call, LedisException why) {
    keeping.refuse(call, why);
  }

  /** Tells how many calls wait for an owner. */
  synchronized int kept() {
    return kept;
  }

  void later(Runnable task, long nanos) {
    keeping.later(task, nanos);
  }

  /** Forgets kept calls that are over. */
  synchronized void removeKept(Predicate<C> over) {
    holds.forEach(hold -> hold.removeIf(over));
  }

  /** The same with those whose slot has no owner. */
  synchronized void removeUnowned(Predicate<C> over) {
    holds.stream().filter(hold -> !hold.isOwned()).forEach(hold -> hold.removeIf(over));
  }
}
