package io.github.ledis4j.simulator.user;

import io.github.ledis4j.error.LockNotOwnedException;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.lock.LossReason;
import io.github.ledis4j.simulator.model.Contents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Locks: who holds which, by this side's clock and by the server's. */
final class LockBook {
  /** The longest lease that anybody asks for. */
  static final int LONGEST_MILLIS = 1_000;

  /** Loops that stand still do not tell of a loss. */
  private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(1_200);

  /** One holding of a lock. */
  static final class Grant {
    private final String key;
    private final HeldLock held;
    private boolean released;

    /** Whether it was held where it was let go; else a loss may be told later, by an executor. */
    private boolean releasedInTime;

    private Grant(String key, HeldLock held) {
      this.key = key;
      this.held = held;
    }

    String key() {
      return key;
    }

    HeldLock held() {
      return held;
    }

    /** Its holder lets it go; nobody is told of a loss any more. */
    void released() {
      released = true;
      releasedInTime = !held.remaining().isZero();
    }
  }

  /** Work under a lock: how often the lock was granted when it began and when it ended. */
  static final class Work {
    private final Grant grant;
    private final int before;
    private int after;

    private Work(Grant grant, int before) {
      this.grant = grant;
      this.before = before;
    }

    Grant grant() {
      return grant;
    }
  }

  private final Ledger ledger;
  private final Function<String, Contents> contents;
  private final BooleanSupplier keepsData;
  private final List<Grant> grants = new ArrayList<>();
  private final Map<String, Integer> granted = new HashMap<>();

  /**
   * A book without entries.
   *
   * @param contents what the server holds that has a key
   * @param keepsData whether servers have all that was written
   */
  LockBook(Ledger ledger, Function<String, Contents> contents, BooleanSupplier keepsData) {
    this.ledger = ledger;
    this.contents = contents;
    this.keepsData = keepsData;
  }

  /** Somebody got a lock. */
  Grant granted(String key, HeldLock held) {
    Grant grant = new Grant(key, held);
    grants.add(grant);
    if (!held.remaining().isZero()) { // or the executor brings what was over long ago
      granted.merge(key, 1, Integer::sum);
    }
    held.lost().thenAccept(reason -> lost(grant, reason));
    if (held.remaining().isZero() && !ledger.isToldLate()) {
      held.lost().thenAccept(reason -> requireClosed(key, reason));
    }
    check(key);
    lookAtItsEnd(grant);
    return grant;
  }

  /** Only if the client has been closed meanwhile may what somebody gets be over by then. */
  private void requireClosed(String key, LossReason reason) {
    if (reason != LossReason.CLIENT_CLOSED) {
      ledger.wrong(key + " was granted, though its lease was over");
    }
  }

  /** The lease is another one now, or the lock is lost. */
  void changed(Grant grant) {
    check(grant.key);
    lookAtItsEnd(grant);
  }

  /** By the end of the lease it may be a longer one, be it that nobody waits to be told so. */
  private void lookAtItsEnd(Grant grant) {
    long rest = grant.held.remaining().toNanos();
    if (rest > 0) {
      ledger.world().in(rest, () -> lookAtItsEnd(grant));
    } else {
      ledger.world().in(GRACE, () -> requireToldInTime(grant));
    }
  }

  private void requireToldInTime(Grant grant) {
    if (!ledger.isToldLate()) {
      requireTold(grant);
    }
  }

  private void requireTold(Grant grant) {
    boolean over = grant.held.remaining().isZero() && !grant.released;
    if (over && !grant.held.lost().isDone()) {
      ledger.wrong("nobody was told that " + grant.key + " was lost");
    }
  }

  private void lost(Grant grant, LossReason reason) {
    boolean after = grant.releasedInTime || !grant.held.remaining().isZero();
    if (after && !ledger.isToldLate()) {
      ledger.wrong(grant.key + " was lost, but is held or was released: " + reason);
    }
    if (reason == LossReason.NOT_OURS && isAtServer(grant)) {
      ledger.wrong(grant.key + " was lost, but the server has it: " + reason);
    }
  }

  private boolean isAtServer(Grant grant) {
    return grant.held.token().equals(contents.apply(grant.key).string(grant.key));
  }

  /** Nobody takes a lock for held that the server does not keep for him, for as long at least. */
  void check(String key) {
    for (Grant each : grants) {
      long rest = each.held.remaining().toNanos();
      boolean asked = each.key.equals(key) && rest > 0 && keepsData.getAsBoolean();
      if (asked && (!isAtServer(each) || contents.apply(key).nanosLeft(key) < rest)) {
        ledger.wrong(
            "%s is taken for held for %,d us, but the server keeps it for %s for %,d us"
                .formatted(
                    key,
                    rest / 1_000,
                    contents.apply(key).string(key),
                    contents.apply(key).nanosLeft(key) / 1_000));
      }
    }
  }

  void released(Grant grant, @Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    boolean free = cause == null || cause instanceof LockNotOwnedException;
    if (free && keepsData.getAsBoolean() && isAtServer(grant)) {
      ledger.wrong(grant.key + " was released, but the server keeps it: " + cause);
    }
  }

  /** Work begins, of somebody who has just got the lock. */
  Work begin(String key, HeldLock held) {
    Grant grant = granted(key, held);
    return new Work(grant, granted.getOrDefault(key, 0));
  }

  void end(Work work) {
    check(work.grant.key);
    work.after = granted.getOrDefault(work.grant.key, 0);
    // It is released now.
    work.grant.released();
  }

  /** The work has ended, and nobody was told that the lock was lost. */
  void wentWell(Work work) {
    if (keepsData.getAsBoolean() && work.before != work.after) {
      ledger.wrong(work.grant.key + " was granted to others while work went on under it");
    }
  }

  /** In the end nothing is kept for longer than a lease. */
  void check(Iterable<String> keys) {
    for (String key : keys) {
      check(key);
      if (contents.apply(key).nanosLeft(key) > TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS)) {
        ledger.wrong(key + " is kept for " + contents.apply(key).string(key) + " for too long");
      }
    }
    grants.forEach(this::requireTold);
  }
}
