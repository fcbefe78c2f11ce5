package io.github.ledis4j.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.LedisBatchWriter;
import io.github.ledis4j.writer.RedisBatchWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No sink takes what would disturb others, in whatever form a user hands it in. */
class ByNameGuardsTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  private static <T> T value(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(ExecutionException.class, () -> future.get(20, TimeUnit.SECONDS))
        .getCause();
  }

  private static List<Command<?>> forms(String name, Object... words) {
    Object[] bytes = Stream.of(words).map(word -> word.toString().getBytes(UTF_8)).toArray();
    Object[] buffers = Stream.of(words).map(word -> UTF_8.encode(word.toString())).toArray();
    List<Command<?>> forms = new ArrayList<>();
    for (Object[] arguments : List.of(words, bytes, buffers)) {
      forms.add(Command.of(name.toLowerCase(), arguments));
      forms.add(Command.of(CommandSpec.read(name), arguments));
      forms.add(Command.of(CommandSpec.write(name.toLowerCase()), arguments));
    }
    return forms;
  }

  private static String refused(CommandSink<?, ?> sink, String name, Object... words) {
    String message = "";
    for (Command<?> form : forms(name, words)) {
      message =
          assertThrows(IllegalArgumentException.class, () -> sink.execute(form), name).getMessage();
      assertFalse(message.contains("secret"), message);
    }
    return message;
  }

  @Test
  void should_refuse_on_each_shared_sink_of_redis() throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri());
        RedisBatchWriter<String, String> writer = client.batchWriter(BatchWriterOptions.DEFAULT)) {
      for (CommandSink<?, ?> sink : List.of(client, client.batch(), client.transaction(), writer)) {
        refused(sink, "SELECT", 3);
        refused(sink, "CLIENT", "REPLY", "OFF");
        refused(sink, "CLIENT", "SETNAME", "secret");
        refused(sink, "SUBSCRIBE", "secret");
        refused(sink, "MULTI");
        refused(sink, "WAIT", 0, 1);
      }
      for (CommandSink<?, ?> sink : List.of(client.batch(), writer)) {
        refused(sink, "BLPOP", "secret", 3);
        refused(sink, "XREAD", "BLOCK", 50, "STREAMS", "secret", "$");
      }
      assertEquals("PONG", value(client.ping()));
    }
  }

  @Test
  void should_refuse_in_a_watched_session_what_ends_the_watch() throws Exception {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      value(
          client
              .watching("k")
              .run(
                  session -> {
                    refused(session, "UNWATCH");
                    refused(session, "SELECT", 3);
                    return session.execute("WAIT", 0, 1);
                  }));
    }
  }

  @Test
  void should_say_what_to_use_instead() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      assertTrue(refused(redis, "SELECT", 3).contains("use database(n)"));
      assertTrue(refused(redis, "EXEC").contains("use transaction(tx -> ...)"));
      assertTrue(refused(redis, "WATCH", "secret").contains("use watching(keys)"));
      assertTrue(refused(redis, "SUBSCRIBE", "secret").endsWith("use pubsub()"));
      assertTrue(refused(redis, "WAITAOF", 0, 0, 1).contains("in withConnection(c -> ...)"));
      assertFalse(refused(redis, "CLIENT", "REPLY", "OFF").contains("withConnection"));
      assertTrue(
          assertThrows(
                  IllegalArgumentException.class,
                  () -> redis.executeAs(String.class, "GET", "secret"))
              .getMessage()
              .endsWith("no reply mapper for GET; builder.mapper(\"GET\", ...) adds one"));
    }
  }

  @Test
  void should_name_the_function_that_gave_no_stage() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      assertEquals(
          "the function given to withConnection returned null; return a CompletionStage",
          failure(redis.withConnection(c -> null)).getMessage());
      assertTrue(
          assertThrows(NullPointerException.class, () -> redis.transaction(tx -> null))
              .getMessage()
              .contains("given to transaction returned null"));
    }
  }

  @Test
  void should_let_nobody_lose_replies_on_a_lease() throws Exception {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      value(
          redis.withConnection(
              c -> {
                assertTrue(refused(c, "SUBSCRIBE", "secret").endsWith("use pubsub()"));
                refused(c, "CLIENT", "REPLY", "OFF");
                return c.ping();
              }));
    }
  }

  @Test
  void should_undo_on_a_lease_what_was_not_said_in_text() throws Exception {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      value(redis.set("guarded", "base"));
      for (Command<?> select : forms("SELECT", 5)) {
        value(redis.withConnection(c -> c.execute(select)));
        assertEquals("base", value(redis.withConnection(c -> c.get("guarded"))));
      }
      for (Command<?> naming : forms("CLIENT", "SETNAME", "left-behind")) {
        value(redis.withConnection(c -> c.execute(naming)));
        Reply name = value(redis.withConnection(c -> c.execute("CLIENT GETNAME")));
        assertFalse("left-behind".equals(name.text()));
      }
      assertEquals(0, value(redis.withConnection(c -> c.execute("WAIT", 0, 1))).integer());
    }
  }

  @Test
  void should_block_nobody_else_when_the_wait_comes_in_bytes() throws Exception {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      List<CompletableFuture<?>> waiting = new ArrayList<>();
      forms("BLPOP", "guarded:nothing", "0.3").forEach(each -> waiting.add(redis.execute(each)));
      forms("XREAD", "BLOCK", 300, "STREAMS", "guarded:none", "$")
          .forEach(each -> waiting.add(redis.execute(each)));
      assertEquals("PONG", value(redis.ping()));
      assertFalse(waiting.get(0).isDone());
      for (CompletableFuture<?> each : waiting) {
        assertEquals(Reply.NULL, value(each));
      }
    }
  }

  @Test
  void should_refuse_on_each_sink_of_ledisdb_what_does_harm_there() throws Exception {
    try (LedisClient client = LedisClient.create(LEDIS.uri());
        LedisBatchWriter<String, String> writer = client.batchWriter(BatchWriterOptions.DEFAULT);
        ConnectionPool pool = ConnectionPool.create(LEDIS.uri())) {
      List<CommandSink<?, ?>> sinks = new ArrayList<>(List.of(client, client.batch(), writer));
      Lease lease = value(pool.acquire());
      sinks.add(lease);
      value(
          client.withConnection(
              c -> {
                sinks.add(c);
                sinks.forEach(ByNameGuardsTest::refusesHarm);
                return c.ping();
              }));
      assertTrue(refused(client, "SUBSCRIBE", "secret").contains("LedisDB has no pub/sub"));
      refused(writer, "STRLEN", "secret");
      refused(client.batch(), "XLSORT", "secret");
      lease.close();
    }
  }

  private static void refusesHarm(CommandSink<?, ?> sink) {
    assertTrue(refused(sink, "BRPOPLPUSH", "secret", "b", 1).contains("use BRPOP and LPUSH"));
    assertTrue(refused(sink, "ZREMRANGEBYLEX", "secret", "-", "+").contains("use ZREM"));
    assertTrue(refused(sink, "MULTI").contains("LedisDB has no transactions"));
    refused(sink, "PSUBSCRIBE", "secret");
    refused(sink, "XSELECT", 1, "THEN", "BRPOPLPUSH", "secret", "b", 1);
  }

  @Test
  void should_hit_nobody_else_when_ledisdb_closes_the_connection() throws Exception {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      value(client.ping());
      for (Command<?> strlen : forms("STRLEN", "guarded:missing")) {
        CompletableFuture<?> lost = client.execute(strlen);
        assertEquals("PONG", value(client.ping()));
        assertInstanceOf(Exception.class, failure(lost));
      }
      assertEquals(0, client.statistics().shared().reconnects());
    }
  }
}
