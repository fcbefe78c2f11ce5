package io.github.ledis4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.error.WaitInterruptedException;
import io.github.ledis4j.testkit.RedisServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AwaitTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static boolean isFromHere(Throwable failure) {
    return failure.getStackTrace()[0].getClassName().startsWith(AwaitTest.class.getName());
  }

  @Test
  void should_give_the_value_or_the_failure_itself_when_a_command_has_ended() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      assertEquals(true, Await.await(redis.set("name", "ann")));
      assertEquals("ann", Await.await(redis.get("name")));
      CompletableFuture<Long> counting = redis.incr("name");
      ServerException wrong =
          assertThrows(ServerException.class, () -> Await.await(counting.thenApply(n -> n)));
      assertEquals("INCR", wrong.command());
      assertTrue(isFromHere(wrong), () -> Arrays.toString(wrong.getStackTrace()));
      assertEquals(0, wrong.getSuppressed().length);
      ServerException again = assertThrows(ServerException.class, () -> Await.await(counting));
      assertNotSame(wrong, again);
      assertEquals(wrong.getMessage(), again.getMessage());
      assertEquals(wrong.endpoint(), again.endpoint());
    }
  }

  @Test
  void should_keep_the_stack_that_a_failure_has() {
    LedisException known = new ConnectionException(Outcome.NOT_SENT, "no", null);
    assertTrue(isFromHere(known));
    LedisException thrown =
        assertThrows(
            ConnectionException.class, () -> Await.await(CompletableFuture.failedFuture(known)));
    assertSame(known, thrown.getSuppressed()[0]);
    assertEquals(Outcome.NOT_SENT, thrown.outcome());
    assertEquals(0, known.getSuppressed().length);
  }

  @Test
  void should_throw_as_join_does_when_the_failure_is_not_ours() {
    IOException theirs = new IOException("no disk");
    CompletionException thrown =
        assertThrows(
            CompletionException.class, () -> Await.await(CompletableFuture.failedFuture(theirs)));
    assertSame(theirs, thrown.getCause());
    CompletableFuture<String> cancelled = new CompletableFuture<>();
    cancelled.cancel(false);
    assertThrows(CancellationException.class, () -> Await.await(cancelled));
  }

  @Test
  void should_refuse_to_wait_when_it_is_on_an_event_loop() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.connect().join();
      REDIS.suspend(); // so that the reply comes after the callback is there
      CompletableFuture<String> nested =
          redis.ping().thenApply(pong -> Await.await(redis.get("name")));
      REDIS.resume();
      CompletionException thrown = assertThrows(CompletionException.class, nested::join);
      assertInstanceOf(IllegalStateException.class, thrown.getCause());
    } finally {
      REDIS.resume();
    }
  }

  /** Waits for an element that nobody pushes, on a thread that is interrupted meanwhile. */
  private static void interruptPop(RedisClient redis, ThreadOf threads) throws Exception {
    CompletableFuture<?> pop = redis.blpop(Duration.ofSeconds(60), "nothing");
    FutureTask<Throwable> waiting =
        new FutureTask<>(
            () -> {
              Throwable thrown =
                  assertThrows(LedisException.class, () -> Await.await(pop.thenApply(any -> any)));
              assertTrue(Thread.interrupted());
              pop.cancel(false);
              return thrown;
            });
    Thread thread = threads.start(waiting);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    assertInstanceOf(WaitInterruptedException.class, waiting.get(20, TimeUnit.SECONDS));
    assertEquals(0, redis.popStatistics().undelivered());
    Await.await(redis.lpush("nothing", "left"));
    // The abandoned pop may have taken it, and puts it back: so this one waits.
    CompletableFuture<?> next = redis.blpop(Duration.ofSeconds(20), "nothing");
    assertEquals(new KeyValue<>("nothing", "left"), Await.await(next));
  }

  @FunctionalInterface
  private interface ThreadOf {
    Thread start(Runnable task) throws Exception;
  }

  @Test
  void should_leave_the_connection_usable_when_the_thread_is_interrupted() throws Exception {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      interruptPop(redis, AwaitTest::platform);
    }
  }

  @Test
  void should_give_up_the_command_when_the_thread_is_interrupted_already() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      CompletableFuture<?> pop = redis.blpop(Duration.ofSeconds(60), "nothing");
      Thread.currentThread().interrupt();
      assertThrows(WaitInterruptedException.class, () -> Await.await(pop));
      assertTrue(Thread.interrupted());
      assertTrue(pop.isCancelled());
      CompletableFuture<String> done = CompletableFuture.completedFuture("value");
      Thread.currentThread().interrupt();
      assertEquals("value", Await.await(done));
      assertTrue(Thread.interrupted());
      assertFalse(done.isCancelled());
    }
  }

  @Test
  void should_wait_on_a_virtual_thread_where_there_are_any() throws Exception {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      interruptPop(redis, AwaitTest::virtual);
      FutureTask<ServerException> failing =
          new FutureTask<>(
              () -> {
                Await.await(redis.set("virtual", "v"));
                return assertThrows(
                    ServerException.class, () -> Await.await(redis.incr("virtual")));
              });
      virtual(failing);
      assertTrue(isFromHere(failing.get(20, TimeUnit.SECONDS)));
    }
  }

  /** By reflection, as these sources are of Java 17; there it is a thread like others. */
  private static Thread virtual(Runnable task) throws ReflectiveOperationException {
    if (Runtime.version().feature() < 21) {
      return platform(task);
    }
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
  }

  private static Thread platform(Runnable task) {
    Thread thread = new Thread(task, "waits");
    thread.start();
    return thread;
  }
}
