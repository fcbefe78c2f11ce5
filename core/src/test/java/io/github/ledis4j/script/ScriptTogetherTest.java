package io.github.ledis4j.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.transaction.RedisTransaction;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import io.github.ledis4j.writer.WriteSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scripts that are sent together with other commands, so that no answer can be waited for. */
class ScriptTogetherTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static final Script<Long> ADD =
      Script.of("return redis.call('INCRBY', KEYS[1], ARGV[1])", Replies.integer());
  private static final List<String> KEY = List.of("n");
  private static final List<String> FIVE = List.of("5");

  private static RedisClient client(int connections) {
    RedisClient redis =
        RedisClient.builder()
            .url(REDIS.uri())
            .connections(c -> c.sharedConnections(connections))
            .build();
    redis.flushall().join();
    redis.scriptFlush().join();
    Stats.reset(redis);
    return redis;
  }

  @Test
  void should_send_it_in_full_once_when_a_batch_has_it_often() {
    Script<Long> other = Script.of("return 1", Replies.integer());
    try (RedisClient redis = client(1)) {
      RedisBatch<String, String> batch = redis.batch();
      List<CompletableFuture<Long>> sums = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        sums.add(i % 2 == 0 ? ADD.run(batch, KEY, FIVE) : batch.script(ADD).run(KEY, FIVE));
      }
      CompletableFuture<Long> one = other.run(batch, List.of(), List.of());
      assertThrows(IllegalStateException.class, () -> sums.get(0).join());
      batch.send().join().orThrow();

      for (int i = 0; i < sums.size(); i++) {
        assertEquals(5 * (i + 1), sums.get(i).join());
      }
      assertEquals(1, one.join());
      assertEquals(2, Stats.calls(redis, "eval"));
      assertEquals(9, Stats.calls(redis, "evalsha"));
    }
  }

  @Test
  void should_send_it_in_full_once_per_connection_when_a_batch_has_several() {
    try (RedisClient redis = client(3)) {
      List<CompletableFuture<Long>> all = new ArrayList<>();
      redis
          .batch(
              b -> {
                for (int i = 0; i < 60; i++) {
                  all.add(ADD.run(b, List.of("n" + i), FIVE));
                  all.add(ADD.run(b, List.of("n" + i), List.of("0")));
                }
              })
          .join()
          .orThrow();
      all.forEach(sum -> assertEquals(5, sum.join()));
      assertEquals(3, Stats.calls(redis, "eval"));
      assertEquals(117, Stats.calls(redis, "evalsha"));
    }
  }

  @Test
  void should_load_it_and_not_run_it_when_the_first_of_a_batch_is_cancelled() {
    try (RedisClient redis = client(1)) {
      redis.connect().join();
      RedisBatch<String, String> batch = redis.batch();
      CompletableFuture<Long> first = ADD.run(batch, KEY, List.of("100"));
      CompletableFuture<Long> second = ADD.run(batch, KEY, FIVE);
      CompletableFuture<String> after = batch.get("n");
      assertTrue(first.cancel(false));
      BatchResult result = batch.send().join();

      assertEquals(5, second.join());
      assertEquals("5", after.join());
      assertEquals(1, result.failures().size());
      assertEquals(0, Stats.calls(redis, "eval"));
      Stats.awaitIdle(redis);
      assertEquals(0, redis.statistics().shared().bytes());
    }
  }

  @Test
  void should_send_it_in_full_once_when_a_transaction_has_it_often() {
    try (RedisClient redis = client(1)) {
      RedisTransaction<String, String> transaction = redis.transaction();
      CompletableFuture<Long> first = ADD.run(transaction, KEY, FIVE);
      CompletableFuture<Long> second = transaction.script(ADD).run(KEY, FIVE);
      CompletableFuture<Long> third = ADD.run(transaction, KEY, FIVE);
      assertTrue(first.cancel(false));
      transaction.send().join();

      assertEquals(10, second.join());
      assertEquals(15, third.join());
      assertEquals(1, Stats.calls(redis, "eval"));
      assertEquals(2, Stats.calls(redis, "evalsha"));
    }
  }

  @Test
  void should_send_digests_when_a_writer_knows_that_the_server_has_it() {
    try (RedisClient redis = client(1);
        RedisBatchWriter<String, String> writer =
            redis.batchWriter(BatchWriterOptions.DEFAULT.connections(3))) {
      assertEquals(5, ADD.run(writer, KEY, FIVE).join());
      for (int i = 0; i < 1_000; i++) {
        ADD.run(writer, List.of("w" + i), FIVE);
      }
      WriteSummary summary = writer.finish().join();

      assertEquals(1_001, summary.count(Outcome.SUCCEEDED));
      assertEquals(1, Stats.calls(redis, "eval"));
      assertEquals(1_000, Stats.calls(redis, "evalsha"));
    }
  }

  @Test
  void should_have_done_nothing_and_learn_of_it_when_a_writers_script_was_forgotten() {
    try (RedisClient redis = client(1);
        RedisBatchWriter<String, String> writer = redis.batchWriter(BatchWriterOptions.DEFAULT)) {
      ADD.run(writer, KEY, FIVE).join();
      redis.scriptFlush().join();

      CompletableFuture<Long> forgotten = ADD.run(writer, KEY, FIVE);
      Throwable failure = assertThrows(CompletionException.class, forgotten::join).getCause();
      assertTrue(assertInstanceOf(ServerException.NoScript.class, failure).nothingDone());
      assertEquals(10, ADD.run(writer, KEY, FIVE).join());
    }
  }
}
