package io.github.ledis4j.real;

import static io.github.ledis4j.real.LockParty.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.options.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many who want one lock at the same time: a counter on the server shows whether two had it. */
@Tag("slow")
class LockContentionTest {
  private static final int WAITERS = 32;
  private static final int TIMES = 5;

  static Stream<Matrix.Way> ways() {
    return Matrix.ways().stream()
        .filter(way -> way.unixSocket() && way.transport() == Transport.EPOLL)
        .filter(way -> !way.nettyCodec());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_let_in_one_at_a_time_when_two_clients_have_many_waiters(Matrix.Way way) {
    try (LockParty one = LockParty.of(way);
        LockParty two = LockParty.of(way)) {
      one.del("contended");
      one.set("counter", "0");
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      List<CompletableFuture<?>> waiters = new ArrayList<>();
      for (int i = 0; i < WAITERS; i++) {
        LockParty party = i % 2 == 0 ? one : two;
        Lock lock =
            party
                .lock("contended")
                .lease(Duration.ofMinutes(5))
                .pollEvery(Duration.ofMillis(10))
                .waitAtMost(Duration.ofMinutes(2));
        CompletableFuture<Boolean> chain = CompletableFuture.completedFuture(true);
        for (int time = 0; time < TIMES; time++) {
          chain =
              chain.thenCompose(
                  last ->
                      lock.whileHeld(
                          held -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            return increment(party)
                                .whenComplete((done, failure) -> inside.decrementAndGet());
                          }));
        }
        waiters.add(chain);
      }
      for (CompletableFuture<?> waiter : waiters) {
        await(waiter.thenApply(done -> done));
      }

      assertEquals(1, most.get());
      assertEquals(Integer.toString(WAITERS * TIMES), one.get("counter"));
      assertEquals(false, await(one.lock("contended").locked()));
    }
  }

  /** Two at the same time would lose one of their increments. */
  private static CompletableFuture<Boolean> increment(LockParty party) {
    return party
        .reads()
        .apply("counter")
        .thenCompose(
            count ->
                party
                    .writes()
                    .apply(
                        "counter", Integer.toString(1 + Integer.parseInt(String.valueOf(count)))));
  }
}
