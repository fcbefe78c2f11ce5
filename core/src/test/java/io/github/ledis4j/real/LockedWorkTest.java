package io.github.ledis4j.real;

import static io.github.ledis4j.real.LockParty.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.error.LockNotOwnedException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.options.Transport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a lock and of the work under it, on every server. */
class LockedWorkTest {
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
  void should_release_whatever_becomes_of_the_work(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      Lock lock = free(party, "lock:work");
      IllegalStateException broken = new IllegalStateException("broken");
      AtomicReference<HeldLock> seen = new AtomicReference<>();

      assertEquals(
          "v",
          await(
              lock.whileHeld(
                  held -> {
                    seen.set(held);
                    return held.owned().thenApply(owned -> owned ? "v" : "not owned");
                  })));
      assertFalse(await(lock.locked()));
      assertEquals(Duration.ZERO, seen.get().remaining());
      assertSame(broken, failure(lock.whileHeld(held -> CompletableFuture.failedFuture(broken))));
      assertSame(
          broken,
          failure(
              lock.whileHeld(
                  held -> {
                    throw broken;
                  })));
      assertInstanceOf(NullPointerException.class, failure(lock.whileHeld(held -> null)));
      assertEquals("early", await(lock.whileHeld(held -> held.release().thenApply(x -> "early"))));
      assertFalse(await(lock.locked()));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_fail_though_the_work_went_well_when_the_lock_was_lost(Matrix.Way way) {
    try (LockParty party = LockParty.of(way)) {
      Lock lock = free(party, "lock:lost");
      CompletableFuture<Boolean> run =
          lock.whileHeld(
              held ->
                  party
                      .writes()
                      .apply("lock:lost", "a stranger")
                      .thenCompose(written -> held.owned()));

      LockNotOwnedException lost = assertInstanceOf(LockNotOwnedException.class, failure(run));
      assertEquals(Outcome.REJECTED, lost.outcome());
      assertEquals("a stranger", party.get("lock:lost"));
      party.del("lock:lost");
    }
  }
}
