package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many transactions on one shared connection, between the commands of others. */
class TransactionLoadTest {
  private static final int THREADS = 4;
  private static final int EACH = 3_000;

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static RedisClient client(Duration timeout) {
    return RedisClient.builder()
        .endpoint(Endpoint.tcp(REDIS.host(), REDIS.port()))
        .commandTimeout(timeout)
        .build();
  }

  private static void inThreads(IntConsumer body) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int id = t;
      Thread thread = new Thread(() -> body.accept(id));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Two increments in a transaction are one apart, unless another command came between them. */
  private static CompletableFuture<Boolean> pair(RedisClient client) {
    return client.transaction(
        tx -> {
          CompletableFuture<Long> first = tx.incr("shared");
          tx.get("shared");
          return first.thenCombine(tx.incr("shared"), (one, two) -> two == one + 1);
        });
  }

  @Test
  void should_let_nothing_in_when_thousands_of_transactions_share_a_connection_with_commands()
      throws Exception {
    Queue<CompletableFuture<Boolean>> all = new ConcurrentLinkedQueue<>();
    try (RedisClient client = client(Duration.ofSeconds(60))) {
      client.del("shared").join();
      inThreads(
          id -> {
            Semaphore room = new Semaphore(1_000);
            for (int i = 0; i < EACH; i++) {
              String token = id + "-" + i;
              room.acquireUninterruptibly(3);
              all.add(pair(client).whenComplete((good, failure) -> room.release()));
              all.add(
                  client
                      .incr("shared")
                      .thenApply(n -> n > 0)
                      .whenComplete((good, failure) -> room.release()));
              all.add(
                  client
                      .execute("ECHO", token)
                      .thenApply(Reply::text)
                      .thenApply(token::equals)
                      .whenComplete((good, failure) -> room.release()));
            }
          });
      for (CompletableFuture<Boolean> each : all) {
        assertTrue(each.get(60, TimeUnit.SECONDS));
      }
      assertEquals(Integer.toString(3 * THREADS * EACH), client.get("shared").join());
      assertEquals(0, client.statistics().leased());
    }
  }

  @Test
  void should_tell_the_truth_about_each_when_the_server_is_killed_under_load() throws Exception {
    Queue<CompletableFuture<?>> parts = new ConcurrentLinkedQueue<>();
    Queue<CompletableFuture<Boolean>> wholes = new ConcurrentLinkedQueue<>();
    AtomicInteger completions = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    try (RedisClient client = client(Duration.ofSeconds(30))) {
      CompletableFuture<Void> load =
          CompletableFuture.runAsync(
              () -> {
                Semaphore room = new Semaphore(200);
                while (!stopped.get()) {
                  room.acquireUninterruptibly();
                  wholes.add(
                      client
                          .<Boolean>transaction(
                              tx -> {
                                CompletableFuture<Long> first = tx.incr("shared");
                                CompletableFuture<Long> second = tx.incr("shared");
                                parts.add(first);
                                parts.add(second);
                                return first.thenCombine(second, (one, two) -> two == one + 1);
                              })
                          .whenComplete(
                              (good, failure) -> {
                                completions.incrementAndGet();
                                room.release();
                              }));
                }
              });
      for (int i = 0; i < 3; i++) {
        int before = completions.get();
        Poll.until(() -> completions.get() >= before + 500);
        REDIS.kill();
        REDIS.start();
      }
      stopped.set(true);
      load.get(40, TimeUnit.SECONDS);
      Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
      for (CompletableFuture<Boolean> each : wholes) {
        assertTrue(each.handle((good, failed) -> failed != null || good).get(40, TimeUnit.SECONDS));
        outcomes.merge(outcome(each), 1, Integer::sum);
      }
      assertEquals(2 * wholes.size(), parts.stream().filter(CompletableFuture::isDone).count());
      assertTrue(outcomes.get(Outcome.SUCCEEDED) > 0, outcomes::toString);
      outcomes.keySet().removeAll(List.of(Outcome.SUCCEEDED, Outcome.UNKNOWN, Outcome.NOT_SENT));
      assertEquals(Map.of(), outcomes);
      assertEquals(true, client.set("after", "v").join());
    }
  }

  private static Outcome outcome(CompletableFuture<?> future) throws Exception {
    return future.handle((value, failed) -> Outcome.of(failed)).get(40, TimeUnit.SECONDS);
  }
}
