package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.testkit.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was begun and never ended, and what waits for it. */
class ForgottenTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static RedisClient client() {
    return RedisClient.create(REDIS.uri());
  }

  private static void assertNotSent(CompletableFuture<?> stage) {
    String message =
        assertThrows(IllegalStateException.class, () -> stage.get(20, TimeUnit.SECONDS))
            .getMessage();
    assertTrue(message.contains("was not sent"), message);
    assertThrows(IllegalStateException.class, stage::join);
  }

  @Test
  void should_refuse_to_wait_for_stages_of_a_command_that_was_not_sent() {
    try (RedisClient redis = client()) {
      RedisBatch<String, String> batch = redis.batch();
      CompletableFuture<String> derived = batch.echo("a").thenApply(text -> text + "b");
      CompletableFuture<String> again = derived.thenCompose(CompletableFuture::completedFuture);
      assertNotSent(derived);
      assertNotSent(again);
      batch.send().join();
      assertEquals("ab", derived.join());
      assertEquals("ab", again.join());
      CompletableFuture<Boolean> queued =
          redis
              .<CompletableFuture<Boolean>>transaction(
                  tx -> {
                    CompletableFuture<Boolean> set = tx.set("k", "v").thenApply(done -> done);
                    assertNotSent(set);
                    return CompletableFuture.completedFuture(set);
                  })
              .join();
      assertTrue(queued.join());
    }
  }

  /** Though a stage of one of its commands refers to it. */
  @Test
  void should_warn_when_nobody_can_send_a_batch_any_more() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try (RedisClient redis = client()) {
      logTo(
          log,
          () -> {
            forgetBatch(redis);
            collectUntil(
                () -> log.toString(StandardCharsets.UTF_8).contains("a batch was never sent"));
          });
    }
  }

  private static void forgetBatch(RedisClient redis) {
    RedisBatch<String, String> batch = redis.batch();
    batch.get("k").thenCompose(value -> batch.set("k", value));
  }

  @Test
  void should_end_the_commands_of_a_batch_when_its_client_was_closed() {
    RedisClient redis = client();
    RedisBatch<String, String> batch = redis.batch();
    CompletableFuture<String> left = batch.get("k");
    redis.close();
    assertThrows(IllegalStateException.class, batch::send);
    CompletionException failure = assertThrows(CompletionException.class, left::join);
    assertEquals(Outcome.NOT_SENT, Outcome.of(failure));
  }

  @Test
  void should_warn_when_nobody_can_close_a_client_any_more() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    String said = "a client for " + REDIS.host() + ":" + REDIS.port() + " was never closed";
    logTo(
        log,
        () -> {
          forgetClient();
          collectUntil(() -> log.toString(StandardCharsets.UTF_8).contains(said));
        });
  }

  private static void forgetClient() {
    RedisClient redis = client();
    redis.events().subscribe(new Ignoring());
    redis.withDatabase(1).set("k", "v").join();
  }

  private static final class Ignoring implements Flow.Subscriber<ConnectionEvent> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ConnectionEvent event) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }

  private static void collectUntil(BooleanSupplier condition) {
    Poll.until(
        () -> {
          System.gc();
          return condition.getAsBoolean();
        });
  }

  private static String logOf(Runnable task) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    logTo(log, task);
    return log.toString(StandardCharsets.UTF_8);
  }

  private static void logTo(ByteArrayOutputStream log, Runnable task) {
    PrintStream usual = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      task.run();
    } finally {
      System.setErr(usual);
    }
  }

  @Test
  void should_share_the_threads_of_handlers_when_a_client_has_many_pubsubs() throws Exception {
    try (RedisClient redis = client()) {
      Set<String> threads = ConcurrentHashMap.newKeySet();
      for (int i = 0; i < 6; i++) {
        PubSub<String, String> pubsub = redis.pubsub();
        String channel = "shared" + i;
        for (int message = 0; message < 20; message++) {
          CountDownLatch got = new CountDownLatch(1);
          pubsub
              .subscribe(
                  channel + message,
                  any -> {
                    threads.add(Thread.currentThread().getName());
                    got.countDown();
                  })
              .join();
          redis.publish(channel + message, "m").join();
          assertTrue(got.await(20, TimeUnit.SECONDS));
        }
      }
      assertTrue(threads.size() < 16, threads::toString);
    }
  }
}
