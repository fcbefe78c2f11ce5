package io.github.ledis4j.samples;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.SetOptions;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import io.github.ledis4j.writer.WriteSummary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The blocks of docs/recipes.md, and the one of docs/operations.md. */
class RecipeSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();

  private final AtomicInteger loads = new AtomicInteger();
  private final AtomicInteger processed = new AtomicInteger();
  private RedisClient redis;

  @BeforeEach
  void connect() {
    redis = RedisClient.create(REDIS.uri());
  }

  @AfterEach
  void close() {
    redis.close();
  }

  private record Row(String key, String value) {}

  private CompletableFuture<String> load(String id) {
    loads.incrementAndGet();
    return completedFuture("user " + id);
  }

  private CompletableFuture<Void> process(String body) {
    processed.incrementAndGet();
    return body.equals("bad") ? failedFuture(new IllegalStateException()) : completedFuture(null);
  }

  CompletableFuture<String> user(String id) {
    String key = "user:" + id;
    return redis
        .get(key)
        .exceptionally(away -> null)
        .thenCompose(hit -> hit != null ? completedFuture(hit) : loadAndKeep(key, id));
  }

  CompletableFuture<String> loadAndKeep(String key, String id) {
    return load(id)
        .thenApply(
            value -> {
              redis.set(key, value, SetOptions.DEFAULT.expireIn(Duration.ofMinutes(5)));
              return value;
            });
  }

  @Test
  void should_load_once_when_the_value_is_kept() {
    assertEquals("user 7", user("7").join());
    assertEquals("user 7", user("7").join());
    assertEquals(1, loads.get());
  }

  static final Script<Long> ADD_ONCE =
      Script.of(
          """
          if redis.call('SET', KEYS[1], '1', 'NX', 'EX', ARGV[2]) then
            redis.call('INCRBY', KEYS[2], ARGV[1])
          end
          return tonumber(redis.call('GET', KEYS[2]) or 0)""",
          Replies.integer());

  CompletableFuture<Long> addOnce(String token, String counter, long amount) {
    return ADD_ONCE.run(
        redis, List.of("done:" + token, counter), List.of(Long.toString(amount), "86400"));
  }

  @Test
  void should_add_once_when_asked_twice() {
    assertEquals(5, addOnce("a", "sum", 5).join());
    assertEquals(5, addOnce("a", "sum", 5).join());
    assertEquals(8, addForSure("b", "sum", 3).join());
  }

  CompletableFuture<Void> consume(String id, String body) {
    String mark = "begun:" + id;
    return redis
        .set(mark, "1", SetOptions.DEFAULT.ifAbsent().expireIn(Duration.ofMinutes(10)))
        .thenCompose(
            first ->
                first
                    ? process(body)
                        .exceptionallyCompose(
                            failure -> redis.del(mark).thenCompose(gone -> failedFuture(failure)))
                    : completedFuture(null));
  }

  @Test
  void should_process_again_only_when_it_failed() {
    consume("1", "good").join();
    consume("1", "good").join();
    assertEquals(1, processed.get());
    assertThrows(CompletionException.class, () -> consume("2", "bad").join());
    consume("2", "good").join();
    assertEquals(3, processed.get());
  }

  CompletableFuture<Long> addForSure(String token, String counter, long amount) {
    return addOnce(token, counter, amount)
        .exceptionallyCompose(
            failure ->
                switch (Outcome.of(failure)) {
                  case NOT_SENT, UNKNOWN -> addOnce(token, counter, amount);
                  default -> failedFuture(failure);
                });
  }

  static final Script<Boolean> LIMIT =
      Script.of(
          """
          local count = redis.call('INCR', KEYS[1])
          if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
          return count <= tonumber(ARGV[2]) and 1 or 0""",
          Replies.flag());

  CompletableFuture<Boolean> allowed(String user) {
    return LIMIT
        .run(redis, List.of("rate:" + user), List.of("1000", "10"))
        .exceptionally(away -> true);
  }

  @Test
  void should_let_ten_in_when_eleven_come() {
    // The key does not go within the test: its time to live is that of the first script.
    redis.set("rate:ann", "9", SetOptions.DEFAULT.expireIn(Duration.ofMinutes(1))).join();
    assertEquals(
        List.of(true, false), Stream.of("ann", "ann").map(who -> allowed(who).join()).toList());
    assertTrue(allowed("bob").join());
    assertTrue(redis.execute("PTTL", "rate:bob").join().integer() > 0);
  }

  WriteSummary load(Iterable<Row> rows) {
    try (RedisBatchWriter<String, String> writer = redis.batchWriter(BatchWriterOptions.DEFAULT)) {
      for (Row row : rows) {
        writer.set(row.key(), row.value());
        if (!writer.hasRoom()) {
          writer.room().join();
        }
      }
      return writer.finish().join();
    }
  }

  @Test
  void should_write_every_row_when_loaded_in_bulk() {
    List<Row> rows = IntStream.range(0, 1_000).mapToObj(i -> new Row("row:" + i, "v" + i)).toList();
    assertTrue(load(rows).isComplete());
    assertEquals("v999", redis.get("row:999").join());
  }

  CompletableFuture<Boolean> ready() {
    return redis
        .withTimeout(Duration.ofMillis(200))
        .ping()
        .handle((pong, failure) -> failure == null);
  }

  @Test
  void should_be_ready_when_the_server_answers() {
    redis.connect().join();
    assertTrue(ready().join());
  }
}
