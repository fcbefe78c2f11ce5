package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.PoolAcquireTimeoutException;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done to a leased connection stays there. */
class LeasedStateTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);

  private static <T> T value(CompletableFuture<T> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  /** One connection only, so that the next lease gets the same one, or a new one in its place. */
  private static RedisClient redis() {
    return RedisClient.builder().url(REDIS.uri()).leases(p -> p.max(1)).build();
  }

  @Test
  void should_start_clean_when_the_last_user_left_state_behind() throws Exception {
    try (RedisClient client = redis()) {
      value(client.set("where", "zero"));
      for (List<String> left :
          List.of(
              List.of("SELECT", "5"),
              List.of("MULTI"),
              List.of("WATCH", "where"),
              List.of("CLIENT", "REPLY", "SKIP"),
              List.of("SUBSCRIBE", "news"))) {
        Object[] rest = left.subList(1, left.size()).toArray();
        client.withConnection(
            c -> {
              c.execute(left.get(0), rest);
              return CompletableFuture.completedFuture(left);
            });
        assertEquals("zero", value(client.withConnection(c -> c.get("where"))), left::toString);
      }
    }
  }

  @Test
  void should_not_begin_the_work_when_its_caller_left_while_it_waited() throws Exception {
    try (RedisClient client = redis()) {
      CompletableFuture<String> end = new CompletableFuture<>();
      CompletableFuture<String> first = client.withConnection(c -> end);
      Poll.until(() -> client.statistics().leased() == 1);
      AtomicBoolean begun = new AtomicBoolean();
      CompletableFuture<String> waiting =
          client.withConnection(
              c -> {
                begun.set(true);
                return c.get("where");
              });
      Poll.until(() -> client.statistics().waiting() == 1);
      waiting.cancel(false);
      assertEquals(0, client.statistics().waiting());
      end.complete("over");
      assertEquals("over", value(first));
      value(client.withConnection(c -> c.get("where")));
      assertFalse(begun.get());
    }
  }

  @Test
  void should_run_a_transaction_when_sent_by_hand() throws Exception {
    try (RedisClient client = redis()) {
      value(client.del("n"));
      Reply done =
          value(
              client.withConnection(
                  c -> {
                    c.execute("WATCH", "n");
                    c.execute("MULTI");
                    c.execute("INCRBY", "n", 41);
                    c.execute("INCR", "n");
                    return c.execute("EXEC");
                  }));
      assertEquals(List.of(41L, 42L), done.elements().stream().map(Reply::integer).toList());
    }
  }

  @Test
  void should_keep_a_database_to_the_lease_on_ledisdb() throws Exception {
    try (LedisClient client = LedisClient.create(LEDIS.uri() + "?pool_max=1")) {
      value(client.set("where", "zero"));
      value(client.withDatabase(4).set("where", "four"));
      for (String command : List.of("SELECT", "XSELECT")) {
        Object[] arguments =
            command.equals("SELECT") ? new Object[] {4} : new Object[] {4, "THEN", "GET", "where"};
        String seen =
            value(
                client.withConnection(
                    c -> {
                      c.execute(command, arguments);
                      return c.get("where");
                    }));
        assertEquals("four", seen);
        assertEquals("zero", value(client.withConnection(c -> c.get("where"))));
      }
      assertEquals("zero", value(client.get("where")));
    }
  }

  @Test
  void should_name_the_way_out_when_a_shared_connection_would_change() {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      for (List<Object> words :
          List.<List<Object>>of(
              List.of("SELECT", 1), List.of("XSELECT", 1, "THEN", "PING"), List.of("QUIT"))) {
        Object[] rest = words.subList(1, words.size()).toArray();
        IllegalArgumentException refused =
            assertThrows(
                IllegalArgumentException.class,
                () -> client.execute(words.get(0).toString(), rest));
        assertTrue(refused.getMessage().contains("withConnection"), refused.getMessage());
      }
    }
  }

  @Test
  void should_delay_nobody_when_a_command_blocks() throws Exception {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri());
        RedisClient redis = RedisClient.create(REDIS.uri())) {
      Command<Reply> wait = Command.of("BLPOP", "jobs", 60).serverWait(Duration.ofSeconds(60));
      CompletableFuture<Reply> onLedis = ledis.withTimeout(Duration.ofMinutes(2)).execute(wait);
      CompletableFuture<Reply> onRedis = redis.withTimeout(Duration.ofMinutes(2)).execute(wait);
      for (int i = 0; i < 100; i++) {
        assertEquals(true, value(ledis.set("k", "v")));
        assertEquals(true, value(redis.set("k", "v")));
      }
      assertFalse(onLedis.isDone() || onRedis.isDone());
      value(ledis.execute("RPUSH", "jobs", "one"));
      value(redis.execute("RPUSH", "jobs", "one"));
      assertEquals("one", value(onRedis).elements().get(1).text());
      assertEquals("jobs", value(onLedis).elements().get(0).text());
    }
  }

  @Test
  void should_say_what_it_waited_for_when_no_connection_is_free() throws Exception {
    try (RedisClient client =
        RedisClient.builder()
            .url(REDIS.uri())
            .leases(p -> p.max(1).waitAtMost(Duration.ofMillis(100)))
            .build()) {
      CompletableFuture<Void> gate = new CompletableFuture<>();
      CompletableFuture<Void> held = client.withConnection(c -> c.ping().thenCompose(p -> gate));
      Throwable failure =
          assertThrows(
                  ExecutionException.class, () -> value(client.withConnection(c -> c.get("k"))))
              .getCause();
      assertEquals(PoolAcquireTimeoutException.class, failure.getClass());
      gate.complete(null);
      value(held);
      assertEquals("PONG", value(client.withConnection(c -> c.ping())));
    }
  }
}
