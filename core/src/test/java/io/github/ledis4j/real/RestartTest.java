package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that goes away and comes back while clients go on. */
class RestartTest {
  @RegisterExtension static final RedisServer TCP = RedisServer.onFreePort();
  @RegisterExtension static final RedisServer UNIX = RedisServer.onUnixSocket();

  @Test
  void should_work_on_after_restarts_without_being_rebuilt() {
    for (RedisServer server : List.of(TCP, UNIX)) {
      Endpoint endpoint =
          server == TCP
              ? Endpoint.tcp(server.host(), server.port())
              : Endpoint.unixSocket(server.socketPath());
      try (RedisClient client = RedisClient.builder().endpoint(endpoint).build()) {
        for (int i = 0; i < 3; i++) {
          assertEquals(true, client.set("k", "v" + i).join());
          server.restart();
          assertEquals(true, client.set("k", "w" + i).join());
          assertEquals("w" + i, client.get("k").join());
        }
      }
    }
  }

  @Test
  void should_complete_every_future_once_and_mix_up_no_replies_when_killed_under_load()
      throws Exception {
    Queue<CompletableFuture<Boolean>> writes = new ConcurrentLinkedQueue<>();
    Queue<CompletableFuture<Boolean>> reads = new ConcurrentLinkedQueue<>();
    AtomicInteger completions = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    try (RedisClient client =
        RedisClient.builder()
            .endpoint(Endpoint.tcp(TCP.host(), TCP.port()))
            .commandTimeout(Duration.ofSeconds(30))
            .build()) {
      List<Thread> producers = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        int id = t;
        Thread producer =
            new Thread(() -> produce(client, id, stopped, writes, reads, completions));
        producers.add(producer);
        producer.start();
      }
      for (int i = 0; i < 3; i++) {
        int before = completions.get();
        Poll.until(() -> completions.get() >= before + 500);
        TCP.kill();
        TCP.start();
      }
      stopped.set(true);
      for (Thread producer : producers) {
        producer.join();
      }
      Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
      for (CompletableFuture<Boolean> each : writes) {
        outcomes.merge(outcome(each), 1, Integer::sum);
      }
      for (CompletableFuture<Boolean> each : reads) {
        assertEquals(
            true, each.handle((own, failed) -> failed != null || own).get(40, TimeUnit.SECONDS));
      }
      assertTrue(outcomes.getOrDefault(Outcome.SUCCEEDED, 0) > 0, outcomes::toString);
      assertEquals(0, outcomes.getOrDefault(Outcome.REJECTED, 0), outcomes::toString);
      assertEquals(0, outcomes.getOrDefault(Outcome.EXECUTED, 0), outcomes::toString);
      assertEquals(writes.size() + reads.size(), completions.get());
      assertEquals(true, client.set("after", "v").join());
    }
  }

  private static Outcome outcome(CompletableFuture<?> future) throws Exception {
    return future.handle((value, failed) -> Outcome.of(failed)).get(40, TimeUnit.SECONDS);
  }

  private static void produce(
      RedisClient client,
      int id,
      AtomicBoolean stopped,
      Queue<CompletableFuture<Boolean>> writes,
      Queue<CompletableFuture<Boolean>> reads,
      AtomicInteger completions) {
    Semaphore room = new Semaphore(200);
    for (int i = 0; !stopped.get(); i++) {
      String token = id + "-" + i;
      room.acquireUninterruptibly(2);
      writes.add(
          client
              .set("key:" + token, token)
              .whenComplete((done, failed) -> completed(completions, room)));
      reads.add(
          client
              .execute("ECHO", token)
              .whenComplete((echo, failed) -> completed(completions, room))
              .thenApply(echo -> token.equals(echo.text())));
    }
  }

  private static void completed(AtomicInteger completions, Semaphore room) {
    completions.incrementAndGet();
    room.release();
  }
}
