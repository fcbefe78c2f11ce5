package io.github.ledis4j.real;

import static io.github.ledis4j.real.LockParty.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LockException;
import io.github.ledis4j.error.LockNotOwnedException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.lock.LossReason;
import io.github.ledis4j.options.Transport;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Locks as they are on every server. Leases are long where a test does not wait for their end. */
@Tag("any-jvm")
class LockTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  static Stream<Matrix.Way> ways() {
    return Matrix.ways().stream()
        .filter(way -> way.unixSocket() && way.transport() == Transport.EPOLL)
        .filter(way -> !way.nettyCodec());
  }

  private static Lock free(LockParty party, String key) {
    party.del(key);
    return party.lock(key).lease(LONG).pollEvery(Duration.ofMillis(5));
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, () -> await(future)).getCause();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_be_held_by_one_until_released_when_two_clients_want_it(Matrix.Way way) {
    try (LockParty one = LockParty.of(way);
        LockParty two = LockParty.of(way)) {
      Lock mine = free(one, "lock:one");
      Lock others = two.lock("lock:one");
      assertFalse(await(mine.locked()));

      HeldLock held = await(mine.acquire());
      assertTrue(await(others.locked()));
      assertTrue(await(held.owned()));
      assertTrue(held.remaining().compareTo(Duration.ofMinutes(4)) > 0);
      assertTrue(String.valueOf(two.get("lock:one")).startsWith(held.token()));
      assertNull(await(others.tryAcquire()));
      assertNull(await(mine.tryAcquire()));

      await(held.release());
      assertFalse(await(others.locked()));
      assertEquals(Duration.ZERO, held.remaining());
      HeldLock next = there(await(others.tryAcquire()));
      assertNotEquals(held.token(), next.token());
      await(next.release());
    }
  }

  private static HeldLock there(HeldLock held) {
    assertNotNull(held);
    return held;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_fail_with_what_was_tried_when_it_stays_taken_until_the_limit(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      Lock lock = free(party, "lock:limit");
      HeldLock held = await(lock.acquire());

      LockException once =
          assertInstanceOf(LockException.class, failure(lock.waitAtMost(Duration.ZERO).acquire()));
      assertEquals(Outcome.REJECTED, once.outcome());
      assertTrue(
          once.getMessage().endsWith("it was held at each of 1 try; locks are not reentrant"));
      LockException more =
          assertInstanceOf(
              LockException.class,
              failure(lock.waitAtMost(Duration.ofMillis(200)).whileHeld(any -> held.lost())));
      assertTrue(more.getMessage().matches(".* each of [0-9]+ tr(y|ies); .*"), more::getMessage);
      assertTrue(await(held.owned()));
      await(held.release());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_leave_the_lock_alone_when_another_has_it_by_now(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      HeldLock held = await(free(party, "lock:stranger").acquire());
      party.set("lock:stranger", "a stranger");

      assertFalse(await(held.owned()));
      assertInstanceOf(LockNotOwnedException.class, failure(held.release()));
      assertEquals("a stranger", party.get("lock:stranger"));
      assertInstanceOf(LockNotOwnedException.class, failure(held.release()));
      party.del("lock:stranger");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_tell_of_the_loss_when_an_extension_finds_it_gone(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      HeldLock held = await(free(party, "lock:gone").acquire());
      await(held.extendBy(LONG));
      assertTrue(held.remaining().compareTo(Duration.ofMinutes(9)) > 0);
      await(held.extendTo(Duration.ofMinutes(2)));
      assertTrue(held.remaining().compareTo(Duration.ofMinutes(2)) <= 0);
      await(held.reacquire());
      assertTrue(held.remaining().compareTo(Duration.ofMinutes(4)) > 0);
      assertFalse(held.lost().isDone());

      party.del("lock:gone");
      assertInstanceOf(LockNotOwnedException.class, failure(held.extendBy(LONG)));
      assertEquals(LossReason.NOT_OURS, await(held.lost()));
      assertInstanceOf(LockNotOwnedException.class, failure(held.extendTo(LONG)));
      assertInstanceOf(LockNotOwnedException.class, failure(held.release()));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_add_both_when_extended_twice_at_once(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      HeldLock held = await(free(party, "lock:twice").acquire());
      CompletableFuture<Void> one = held.extendBy(LONG);
      CompletableFuture<Void> other = held.extendBy(LONG);
      await(one);
      await(other);

      assertTrue(held.remaining().compareTo(Duration.ofMinutes(14)) > 0);
      await(held.release());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_tell_of_the_loss_when_the_lease_is_over(Matrix.Way way) {
    try (LockParty one = LockParty.of(way);
        LockParty two = LockParty.of(way)) {
      HeldLock held =
          await(
              free(one, "lock:over")
                  .lease(Duration.ofSeconds(1))
                  .waitAtMost(Duration.ofSeconds(30))
                  .acquire());
      HeldLock next =
          await(
              two.lock("lock:over")
                  .lease(LONG)
                  .pollEvery(Duration.ofMillis(10))
                  .waitAtMost(Duration.ofSeconds(30))
                  .acquire());

      assertEquals(Duration.ZERO, held.remaining());
      assertEquals(LossReason.LEASE_OVER, await(held.lost()));
      assertInstanceOf(LockNotOwnedException.class, failure(held.extendBy(LONG)));
      assertInstanceOf(LockNotOwnedException.class, failure(held.release()));
      assertTrue(await(next.owned()));
      await(next.release());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_use_the_callers_token_when_there_is_one(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      Lock lock = free(party, "lock:own").token("host-7");
      HeldLock held = await(lock.acquire());

      assertEquals("host-7", held.token());
      assertTrue(String.valueOf(party.get("lock:own")).startsWith("host-7"));
      assertNull(await(lock.tryAcquire()));
      await(held.release());
      assertNull(party.get("lock:own"));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_release_once_when_released_by_several(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      Lock lock = free(party, "lock:once");
      HeldLock held = await(lock.acquire());
      CompletableFuture<Void> first = held.release();
      CompletableFuture<Void> second = held.release();
      second.cancel(false);
      await(first);
      HeldLock next = await(lock.acquire());

      await(held.release());
      assertTrue(await(next.owned()));
      assertFalse(held.lost().isDone());
      await(next.release());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_leave_nothing_behind_when_cancelled(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      Lock lock = free(party, "lock:cancel").waitAtMost(LONG);
      HeldLock held = await(lock.acquire());
      CompletableFuture<HeldLock> waiting = lock.acquire();
      CompletableFuture<String> running =
          lock.whileHeld(any -> CompletableFuture.completedFuture("never"));
      assertNull(await(lock.tryAcquire()));
      waiting.cancel(false);
      running.cancel(false);
      await(held.release());

      for (int i = 0; i < 100; i++) {
        CompletableFuture<HeldLock> given = lock.acquire();
        if (!given.cancel(false)) {
          await(given.thenCompose(HeldLock::release));
        }
      }
      assertThrows(CancellationException.class, waiting::join);
      HeldLock last = await(lock.acquire());
      await(last.release());
      assertFalse(await(lock.locked()));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_send_waiters_away_and_release_nothing_when_the_client_is_closed(Matrix.Way way) {
    try (LockParty other = LockParty.of(way)) {
      LockParty closing = LockParty.of(way);
      Lock lock = free(closing, "lock:close").waitAtMost(LONG);
      HeldLock held = await(lock.acquire());
      CompletableFuture<HeldLock> waiting = lock.acquire();
      closing.close();

      assertInstanceOf(ConnectionException.class, failure(waiting));
      assertEquals(LossReason.CLIENT_CLOSED, await(held.lost()));
      assertThrows(IllegalStateException.class, lock::acquire);
      assertThrows(IllegalStateException.class, lock::tryAcquire);
      assertTrue(await(other.lock("lock:close").locked()));
      other.del("lock:close");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_refuse_at_the_call_when_an_argument_cannot_be(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      Lock lock = free(party, "lock:wrong");
      assertThrows(IllegalArgumentException.class, () -> lock.lease(Duration.ZERO));
      assertThrows(IllegalArgumentException.class, () -> lock.waitAtMost(Duration.ofMillis(-1)));
      assertThrows(IllegalArgumentException.class, () -> lock.pollEvery(Duration.ZERO));
      assertThrows(IllegalArgumentException.class, () -> lock.token(""));
      assertThrows(NullPointerException.class, () -> lock.token(null));
      assertThrows(NullPointerException.class, () -> lock.whileHeld(null));
      assertThrows(NullPointerException.class, () -> party.lock(null));
      HeldLock held = await(lock.acquire());
      assertThrows(IllegalArgumentException.class, () -> held.extendBy(Duration.ZERO));
      assertThrows(IllegalArgumentException.class, () -> held.extendTo(Duration.ofDays(366)));
      await(held.release());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_round_a_lease_up_when_it_has_a_fraction_of_a_millisecond(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      Duration fraction = Duration.ofSeconds(20).plusNanos(1);
      HeldLock held = await(free(party, "lock:fraction").lease(fraction).acquire());
      await(held.extendBy(Duration.ofNanos(1)));
      await(held.extendTo(fraction));
      assertTrue(await(held.owned()));
      await(held.release());
    }
  }
}
