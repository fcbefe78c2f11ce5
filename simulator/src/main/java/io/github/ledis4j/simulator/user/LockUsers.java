package io.github.ledis4j.simulator.user;

import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.lock.Lock;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Those who take locks, hold them, and let them go or forget to. */
final class LockUsers {
  private static final int KEYS = 2;
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Place place;
  private final Ledger ledger;
  private final LockBook book;
  private final Set<String> asked = new TreeSet<>();
  private int owners;

  LockUsers(Place place) {
    this.place = place;
    this.ledger = place.ledger();
    this.book = new LockBook(ledger, place::contents, place::keepsData);
  }

  private static Duration millis(SplittableRandom random, int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most));
  }

  void act(SplittableRandom random) {
    String key = place.key("lock" + random.nextInt(KEYS), random);
    asked.add(key);
    Duration patience = millis(random, 0, 500);
    Lock lock =
        place
            .client()
            .lock(key)
            .lease(millis(random, 20, LockBook.LONGEST_MILLIS))
            .waitAtMost(patience)
            .pollEvery(millis(random, 1, 100))
            // Chance of the schedule's own; those who hold it are told apart by it.
            .token("owner#" + ++owners);
    switch (random.nextInt(3)) {
      case 0 -> whileHeld(key, lock, patience, random);
      case 1 -> take(key, "acquire", lock.acquire(), patience, random);
      default -> take(key, "tryAcquire", lock.tryAcquire(), Duration.ZERO, random);
    }
  }

  /** A question whose answer is lost is asked once more. */
  private Duration longer(Duration patience) {
    return patience.plus(ledger.timeout()).plus(SECOND);
  }

  private void take(
      String key,
      String what,
      CompletableFuture<? extends @Nullable HeldLock> taking,
      Duration patience,
      SplittableRandom random) {
    ledger
        .watch(what, longer(patience), taking, random)
        .thenAccept(
            held -> {
              if (held != null) {
                hold(book.granted(key, held), random);
              }
            });
  }

  /** Does this and that with a lock, and lets it go, or waits until its lease is over. */
  private void hold(LockBook.Grant grant, SplittableRandom random) {
    long last = 0;
    for (int i = random.nextInt(4); i > 0; i--) {
      last += random.nextLong(300 * MILLI);
      ledger.world().in(last, () -> change(grant, random));
    }
    if (random.nextInt(4) != 0) {
      ledger.world().in(last + random.nextLong(200 * MILLI), () -> release(grant, random));
    }
  }

  private void change(LockBook.Grant grant, SplittableRandom random) {
    HeldLock held = grant.held();
    book.check(grant.key());
    CompletableFuture<?> done =
        switch (random.nextInt(4)) {
          case 0 -> held.extendTo(millis(random, 1, LockBook.LONGEST_MILLIS));
          case 1 -> held.extendBy(millis(random, 1, 200));
          case 2 -> held.reacquire();
          default -> held.owned();
        };
    // One change follows the other: this one may wait for those before it.
    Duration turns = ledger.timeout().multipliedBy(3);
    ledger
        .watch("a change of a lock", turns, done, random)
        .whenComplete((value, failure) -> book.changed(grant));
  }

  private void release(LockBook.Grant grant, SplittableRandom random) {
    grant.released();
    CompletableFuture<Void> released = grant.held().release();
    ledger
        .watch("a release", ledger.timeout(), released, random)
        .whenComplete((value, failure) -> book.released(grant, failure));
  }

  private void whileHeld(String key, Lock lock, Duration patience, SplittableRandom random) {
    Duration work = millis(random, 0, 600);
    LockBook.Work[] begun = new LockBook.Work[1];
    CompletableFuture<String> done =
        lock.whileHeld(
            held -> {
              LockBook.Work working = book.begin(key, held);
              begun[0] = working;
              CompletableFuture<String> stage = new CompletableFuture<>();
              ledger.world().in(work.toNanos(), () -> end(working, stage));
              return stage;
            });
    Duration releasing = ledger.timeout().multipliedBy(2);
    ledger
        .watch("whileHeld", longer(patience).plus(work).plus(releasing), done, random)
        .thenAccept(
            token -> {
              if (begun[0] == null || !token.equals(begun[0].grant().held().token())) {
                ledger.wrong("whileHeld ended with " + token);
              } else {
                book.wentWell(begun[0]);
              }
            });
  }

  private void end(LockBook.Work working, CompletableFuture<String> stage) {
    book.end(working);
    stage.complete(working.grant().held().token());
  }

  void check() {
    book.check(asked);
  }
}
