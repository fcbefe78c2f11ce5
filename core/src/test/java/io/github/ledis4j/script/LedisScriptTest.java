package io.github.ledis4j.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.LedisBatch;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.LedisBatchWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scripts on LedisDB: few, as each run wears the server out. */
class LedisScriptTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static final Script<Long> MULTIPLY =
      Script.of("return redis.call('GET', KEYS[1]) * ARGV[1]", Replies.integer());
  private static final List<String> FOO = List.of("foo");
  private static final List<String> FIVE = List.of("5");

  private static LedisClient client() {
    LedisClient ledis = LedisClient.create(LEDIS.uri());
    ledis.set("foo", "2").join();
    ledis.scriptFlush().join();
    return ledis;
  }

  @Test
  void should_load_when_the_server_does_not_know_the_script() {
    try (LedisClient ledis = client()) {
      assertEquals(10, MULTIPLY.run(ledis, FOO, FIVE).join());
      assertEquals(List.of(true), ledis.scriptExists(MULTIPLY.digest()).join());
      assertEquals(10, ledis.script(MULTIPLY).run(FOO, FIVE).join());
      LEDIS.restart();
      ledis.set("foo", "3").join();
      assertEquals(15, MULTIPLY.run(ledis, FOO, FIVE).join());
    }
  }

  @Test
  void should_run_on_both_servers_when_it_is_the_same_script() {
    try (LedisClient ledis = client();
        RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis.set("foo", "7").join();
      assertEquals(10, MULTIPLY.run(ledis, FOO, FIVE).join());
      assertEquals(35, MULTIPLY.run(redis, FOO, FIVE).join());
    }
  }

  @Test
  void should_run_all_when_a_batch_or_a_writer_has_it_often() {
    try (LedisClient ledis = client();
        LedisBatchWriter<String, String> writer = ledis.batchWriter(BatchWriterOptions.DEFAULT)) {
      LedisBatch<String, String> batch = ledis.batch();
      CompletableFuture<Long> cancelled = MULTIPLY.run(batch, FOO, FIVE);
      CompletableFuture<Long> second = MULTIPLY.run(batch, FOO, FIVE);
      CompletableFuture<Long> third = MULTIPLY.run(batch, FOO, List.of("6"));
      cancelled.cancel(false);
      batch.send().join();
      assertEquals(10, second.join());
      assertEquals(12, third.join());
      assertEquals(10, MULTIPLY.run(writer, FOO, FIVE).join());
      assertEquals(12, MULTIPLY.run(writer, FOO, List.of("6")).join());
    }
  }

  @Test
  void should_be_rejected_when_the_script_fails() {
    Script<Long> wrong = Script.of("error('wrong')", Replies.integer());
    try (LedisClient ledis = client()) {
      CompletableFuture<Long> run = wrong.run(ledis, List.of(), List.of());
      Throwable failure = assertThrows(CompletionException.class, run::join).getCause();
      assertEquals(Outcome.REJECTED, assertInstanceOf(ServerException.class, failure).outcome());
      assertEquals("2", ledis.get("foo").join());
    }
  }

  @Test
  void should_count_runs_when_they_go_out_on_any_surface() {
    try (LedisClient ledis = client()) {
      MULTIPLY.run(ledis, FOO, FIVE).join();
      assertEquals(2, ledis.scriptsRun()); // the digest, not known, and the text
      ledis.batch(b -> MULTIPLY.run(b, FOO, FIVE)).join();
      assertEquals(3, ledis.scriptsRun());
      ledis.withConnection(c -> MULTIPLY.run(c, FOO, FIVE)).join();
      assertEquals(4, ledis.scriptsRun());
      ledis.withDatabase(0).execute("eval", "return 1", 0).join();
      assertEquals(5, ledis.scriptsRun());
      try (LedisBatchWriter<String, String> writer =
          ledis.batchWriter(BatchWriterOptions.DEFAULT)) {
        MULTIPLY.run(writer, FOO, FIVE).join();
      }
      assertEquals(6, ledis.scriptsRun());
      MULTIPLY.run(ledis.batch(), FOO, FIVE); // never sent
      ledis.get("foo").join();
      assertEquals(6, ledis.scriptsRun());
    }
  }
}
