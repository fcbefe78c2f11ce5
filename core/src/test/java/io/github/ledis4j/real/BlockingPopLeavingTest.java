package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.event.PopCounts;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.testkit.LedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers who leave a blocking pop: what it takes after that goes back to where it was. */
class BlockingPopLeavingTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static final Duration LONG = Duration.ofSeconds(30);

  private String list = "";

  @BeforeEach
  void nameTheList(TestInfo test) {
    list = test.getDisplayName();
  }

  private static LedisClient.Builder builder() {
    return LedisClient.builder().url(LEDIS.uri()).blockingSlice(Duration.ofSeconds(5));
  }

  /** Waits until the server holds the answer back: it sees other commands of that client later. */
  private static void awaitBlocked(LedisClient ledis) {
    Poll.until(() -> ledis.statistics().acquired() == 1);
    ledis.ping().join();
    ledis.ping().join();
  }

  private void putsBack(boolean front, Consumer<CompletableFuture<?>> leaving) {
    try (LedisClient ledis = builder().build();
        LedisClient pusher = builder().build()) {
      CompletableFuture<KeyValue<String, String>> popped =
          front ? ledis.blpop(LONG, list) : ledis.brpop(LONG, list);
      awaitBlocked(ledis);
      leaving.accept(popped);
      assertTrue(popped.isCompletedExceptionally());
      assertEquals(1, ledis.popStatistics().open());
      pusher.rpush(list, "a", "b", "c").join();
      Poll.until(() -> ledis.popStatistics().open() == 0);
      assertEquals(new PopCounts(0, 0, 1, 0, 0), ledis.popStatistics());
      assertEquals(List.of("a", "b", "c"), pusher.lrange(list, 0, -1).join());
      assertEquals("a", ledis.blpop(LONG, list).join().value());
      assertEquals(1, ledis.statistics().created());
    }
  }

  @Test
  void should_put_back_to_the_front_when_cancelled() {
    putsBack(true, popped -> popped.cancel(true));
  }

  @Test
  void should_put_back_to_the_end_when_cancelled() {
    putsBack(false, popped -> popped.cancel(false));
  }

  @Test
  void should_put_back_when_the_caller_failed_the_future() {
    putsBack(true, popped -> popped.completeExceptionally(new IllegalStateException("enough")));
  }

  @Test
  void should_put_back_when_a_timer_of_the_jdk_ended_the_future() {
    putsBack(
        true,
        popped -> popped.orTimeout(1, TimeUnit.MILLISECONDS).handle((v, failure) -> "").join());
  }

  @Test
  void should_put_back_when_cancelled_on_the_way_through_the_executor() {
    BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    try (LedisClient ledis = builder().completeOn(tasks::add).build();
        LedisClient pusher = builder().build()) {
      CompletableFuture<KeyValue<String, String>> popped = ledis.brpop(LONG, list);
      pusher.rpush(list, "a", "b").join();
      Poll.until(() -> !tasks.isEmpty());
      popped.cancel(true);
      tasks.remove().run();
      Poll.until(() -> ledis.popStatistics().open() == 0);
      assertEquals(new PopCounts(0, 0, 1, 0, 0), ledis.popStatistics());
      assertEquals(List.of("a", "b"), pusher.lrange(list, 0, -1).join());
    }
  }

  @Test
  void should_go_on_when_a_derived_stage_is_cancelled() {
    try (LedisClient ledis = builder().build()) {
      CompletableFuture<KeyValue<String, String>> popped = ledis.blpop(LONG, list);
      popped.thenApply(KeyValue::value).cancel(true);
      ledis.rpush(list, "a").join();
      assertEquals("a", popped.join().value());
    }
  }

  @Test
  void should_put_back_when_the_deadline_passed_in_the_middle_of_a_wait() {
    try (LedisClient ledis = builder().build()) {
      CompletableFuture<?> popped = ledis.withTimeout(Duration.ofMillis(100)).blpop(LONG, list);
      assertEquals(Outcome.UNKNOWN, popped.handle((v, failure) -> Outcome.of(failure)).join());
      ledis.rpush(list, "a").join();
      Poll.until(() -> ledis.popStatistics().open() == 0);
      assertEquals(1, ledis.popStatistics().putBack());
      assertEquals(List.of("a"), ledis.lrange(list, 0, -1).join());
    }
  }

  @Test
  void should_leave_the_queue_of_the_pool_when_cancelled_there() {
    try (LedisClient ledis = builder().leases(p -> p.max(1)).build()) {
      CompletableFuture<KeyValue<String, String>> holder = ledis.blpop(LONG, list);
      CompletableFuture<KeyValue<String, String>> queued = ledis.blpop(LONG, list);
      Poll.until(() -> ledis.statistics().waiting() == 1);
      queued.cancel(false);
      assertEquals(0, ledis.statistics().waiting());
      assertEquals(1, ledis.popStatistics().open());
      ledis.rpush(list, "a").join();
      assertEquals("a", holder.join().value());
    }
  }

  @Test
  void should_end_callers_at_once_and_wait_for_the_server_when_closed() {
    try (LedisClient pusher = builder().build()) {
      LedisClient ledis = builder().build();
      CompletableFuture<KeyValue<String, String>> popped = ledis.blpop(Duration.ZERO, list);
      awaitBlocked(ledis);
      CompletableFuture<Void> closed = ledis.closeAsync();
      assertTrue(popped.isCompletedExceptionally());
      assertInstanceOf(
          ConnectionException.class, popped.handle((value, failure) -> failure).join());
      assertEquals(1, ledis.popStatistics().open());
      pusher.rpush(list, "a").join();
      closed.join();
      assertEquals(new PopCounts(0, 0, 1, 0, 0), ledis.popStatistics());
      assertEquals(List.of("a"), pusher.lrange(list, 0, -1).join());
    }
  }

  @Test
  void should_put_back_when_the_client_is_closed_and_its_pool_is_not() {
    try (ConnectionPool pool = ConnectionPool.create(LEDIS.uri());
        LedisClient pusher = LedisClient.builder().pool(pool).build()) {
      LedisClient ledis =
          LedisClient.builder().pool(pool).blockingSlice(Duration.ofSeconds(5)).build();
      CompletableFuture<KeyValue<String, String>> popped = ledis.blpop(LONG, list);
      awaitBlocked(ledis);
      CompletableFuture<Void> closed = ledis.closeAsync();
      assertTrue(popped.isCompletedExceptionally());
      pusher.rpush(list, "a").join();
      closed.join();
      assertEquals("a", pusher.blpop(LONG, list).join().value());
      assertEquals(1, pool.statistics().created());
    }
  }
}
