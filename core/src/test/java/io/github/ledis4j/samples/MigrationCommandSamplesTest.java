package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.SetOptions;
import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.command.redis.stream.GroupPosition;
import io.github.ledis4j.command.redis.stream.StreamEntry;
import io.github.ledis4j.command.redis.stream.StreamId;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.XReadGroupOptions;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.monitor.MonitorEvent;
import io.github.ledis4j.monitor.MonitorSession;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands as docs/from-lettuce.md and docs/from-jedis.md show them. */
class MigrationCommandSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private final Queue<String> told = new ConcurrentLinkedQueue<>();
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
  void should_run_when_copied_from_get_and_set() {
    CompletableFuture<Boolean> stored =
        redis.set("k", "v", SetOptions.DEFAULT.expireIn(Duration.ofMinutes(1)).ifAbsent());
    CompletableFuture<String> read = stored.thenCompose(done -> redis.get("k"));
    String value = read.join();

    assertTrue(stored.join());
    assertEquals("v", value);
  }

  @Test
  void should_run_when_copied_from_codecs() {
    RedisView<String, byte[]> blobs = redis.withCodecs(Codec.UTF_8, Codec.BYTES);
    CompletableFuture<Boolean> stored = blobs.set("k", new byte[] {0, -1});
    CompletableFuture<byte[]> blob = blobs.get("k");

    assertTrue(stored.join());
    assertArrayEquals(new byte[] {0, -1}, blob.join());
  }

  @Test
  void should_run_when_copied_from_data_types() {
    redis.hsetAll("user:7", Map.of("name", "ann", "age", "42"));
    CompletableFuture<Map<String, String>> user = redis.hgetall("user:7");
    redis.zadd("scores", List.of(new ScoredMember<>("ann", 310), new ScoredMember<>("bob", 290)));
    CompletableFuture<List<ScoredMember<String>>> best = redis.zrevrangeWithScores("scores", 0, 9);

    assertEquals(Map.of("name", "ann", "age", "42"), user.join());
    assertEquals(310, best.join().get(0).score());
  }

  @Test
  void should_run_when_copied_from_pipelining() {
    RedisBatch<String, String> batch = redis.batch();
    CompletableFuture<Long> hits = batch.incr("hits");
    CompletableFuture<String> name = batch.get("name");
    batch.send().join().orThrow();
    System.out.println(name.join() + " is visitor " + hits.join());

    assertEquals(1, hits.join());
  }

  @Test
  void should_run_when_copied_from_transactions() {
    CompletableFuture<Long> visits =
        redis.transaction(
            tx -> {
              CompletableFuture<Long> today = tx.incr("visits:today");
              CompletableFuture<Long> ever = tx.incr("visits");
              return today.thenCombine(ever, Math::max);
            });

    assertEquals(1, visits.join());
  }

  @Test
  void should_run_when_copied_from_watch() {
    redis.set("stock:7", "3").join();

    CompletableFuture<Boolean> taken =
        redis
            .watching("stock:7")
            .run(
                session ->
                    session
                        .get("stock:7")
                        .thenCompose(
                            stock ->
                                session.transaction(
                                    tx ->
                                        tx.set(
                                            "stock:7", Long.toString(Long.parseLong(stock) - 1)))));

    assertTrue(taken.join());
  }

  @Test
  void should_run_when_copied_from_blocking_pops() {
    redis.rpush("slow-jobs", "j1").join();

    CompletableFuture<KeyValue<String, String>> job =
        redis.blpop(Duration.ofSeconds(5), "jobs", "slow-jobs");

    assertEquals("j1", job.join().value());
  }

  @Test
  void should_run_when_copied_from_scripts() {
    redis.set("foo", "3").join();

    Script<Long> multiply =
        Script.of("return redis.call('GET', KEYS[1]) * ARGV[1]", Replies.integer());
    CompletableFuture<Long> product = redis.script(multiply).run(List.of("foo"), List.of("5"));

    assertEquals(15, product.join());
  }

  @Test
  void should_run_when_copied_from_errors() {
    redis
        .incr("hits")
        .whenComplete(
            (hits, failure) -> {
              switch (Outcome.of(failure)) {
                case SUCCEEDED -> {}
                case NOT_SENT -> again();
                case UNKNOWN -> readBackFirst();
                case REJECTED, EXECUTED -> report(failure);
              }
            });
    redis.ping().join();
    assertEquals(List.of(), List.copyOf(told));
  }

  private void again() {
    told.add("again");
  }

  private void readBackFirst() {
    told.add("read back");
  }

  private void report(Throwable failure) {
    told.add(failure.toString());
  }

  @Test
  void should_run_when_copied_from_any_command() {
    redis.rpush("jobs", "a").join();

    CompletableFuture<Long> length =
        redis.execute(Command.of("LLEN", "jobs").returning(Replies.integer()));

    assertEquals(1, length.join());
  }

  @Test
  void should_run_when_copied_from_databases() {
    RedisView<String, String> fourth = redis.withDatabase(4);
    CompletableFuture<String> there = fourth.get("k");

    assertNull(there.join());
  }

  @Test
  void should_run_when_copied_from_streams_of_values() {
    CompletableFuture<String> one = redis.get("k");
    Flow.Publisher<MonitorEvent> many = redis.monitor();

    one.join();
    assertNotNull(many);
  }

  @Test
  void should_run_when_copied_from_monitor() {
    MonitorSession session = redis.monitor().open().join();
    CompletableFuture<MonitorEvent> next = session.next();
    redis.set("k", "v");
    MonitorEvent event = next.join();
    System.out.println(event.time() + " " + event.command() + " " + event.arguments());
    session.close();

    assertEquals("SET", event.command());
  }

  @Test
  void should_run_when_copied_from_streams() {
    StreamId entryId = redis.xadd("events", Map.of("user", "bob")).join();
    redis.xgroupCreate("events", "workers", StreamPosition.START);
    redis.xreadgroup("workers", "w1", "events", GroupPosition.NEW).join();

    CompletableFuture<StreamId> id = redis.xadd("events", Map.of("user", "ann"));
    CompletableFuture<List<StreamEntry<String, String>>> entries =
        redis.xreadgroup(
            Duration.ofSeconds(5),
            "workers",
            "w1",
            "events",
            GroupPosition.NEW,
            XReadGroupOptions.DEFAULT.count(10));
    CompletableFuture<Long> done = redis.xack("events", "workers", entryId);

    assertEquals(id.join(), entries.join().get(0).id());
    assertEquals(1, done.join());
  }
}
