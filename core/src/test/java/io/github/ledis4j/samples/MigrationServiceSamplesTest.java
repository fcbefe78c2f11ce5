package io.github.ledis4j.samples;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import io.github.ledis4j.sentinel.Sentinels;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Scans, messages, locks and Sentinels as docs/from-lettuce.md and docs/from-jedis.md show them.
 */
class MigrationServiceSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();
  private static final int LIMIT_SECONDS = 30;

  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
  private final BlockingQueue<Instant> resynced = new LinkedBlockingQueue<>();
  private final CompletableFuture<Boolean> processed = new CompletableFuture<>();
  private RedisClient redis;

  @BeforeEach
  void connect() {
    redis = RedisClient.create(REDIS.uri());
    redis.flushall().join();
  }

  @AfterEach
  void close() {
    redis.close();
  }

  @Test
  void should_give_keys_when_copied_from_scans() {
    redis.mset(Map.of("user:1", "ann", "user:2", "bob", "other", "v")).join();

    CompletableFuture<Void> all =
        redis.scan(ScanOptions.match("user:*").count(500)).forEach(key -> handle(key));
    CompletableFuture<ScanPage<String>> page = redis.scanPage(ScanCursor.START);

    within(all);
    assertEquals(Set.of("user:1", "user:2"), Set.copyOf(handled));
    assertEquals(Set.of("user:1", "user:2", "other"), new HashSet<>(within(page).items()));
  }

  @Test
  void should_hand_over_messages_when_copied_from_pubsub() throws InterruptedException {
    PubSub<String, String> pubsub = redis.pubsub();
    pubsub.subscribe("news", message -> handle(message.payload()));
    pubsub.subscribeAwaiting("orders", message -> store(message));
    pubsub.messages("news").forEach(message -> log(message));
    pubsub.onGap(gap -> resync(gap.since()));

    within(pubsub.ping("all of the above is confirmed"));
    redis.publish("news", "1");
    assertEquals("1", take(handled));
    redis.publish("orders", "2");
    assertEquals("stored 2", take(handled));
    redis.execute("CLIENT", "KILL", "TYPE", "pubsub");
    assertNotNull(take(resynced));
    pubsub.close();
    assertEquals("1", take(logged));
  }

  private void log(Message<String, String> message) {
    logged.add(message.payload());
  }

  private void handle(String payload) {
    handled.add(payload);
  }

  private CompletableFuture<Void> store(Message<String, String> message) {
    return CompletableFuture.runAsync(() -> handled.add("stored " + message.payload()));
  }

  private void resync(Instant since) {
    resynced.add(since);
  }

  @Test
  void should_dial_nothing_yet_when_copied_from_sentinel() {
    Sentinels sentinels =
        Sentinels.create(
            List.of(
                Endpoint.tcp("s1", 26379), Endpoint.tcp("s2", 26379), Endpoint.tcp("s3", 26379)));
    RedisClient redis = RedisClient.builder().endpoint(sentinels.master("mymaster")).build();

    assertEquals(0, redis.statistics().shared().connected());
    redis.close();
    sentinels.close();
  }

  @Test
  void should_hold_the_lock_when_copied_from_locks() {
    redis
        .lock("job:42")
        .lease(Duration.ofSeconds(10))
        .waitAtMost(Duration.ofSeconds(5))
        .whileHeld(held -> process(held));

    assertTrue(within(processed));
  }

  private CompletableFuture<Boolean> process(HeldLock held) {
    return held.owned().whenComplete((owned, failure) -> processed.complete(owned));
  }

  private static <T> T within(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    return requireNonNull(queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS), "nothing came");
  }
}
