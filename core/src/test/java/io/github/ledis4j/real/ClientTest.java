package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchException;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.LedisBatch;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client promises, on a real LedisDB and a real Redis. */
class ClientTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }

  @Test
  void should_send_a_batch_in_order_and_leave_the_others_usable_when_one_command_fails() {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      client.set("word", "abc").join();
      client.del("hits").join();
      LedisBatch<String, String> batch = client.batch();
      CompletableFuture<Long> hits = batch.incr("hits");
      CompletableFuture<Long> bad = batch.incr("word");
      CompletableFuture<String> word = batch.get("word");
      assertThrows(IllegalStateException.class, hits::join);
      BatchResult result = batch.send().join();
      assertEquals(3, result.size());
      assertEquals(1, result.failures().size());
      assertEquals(1, result.failures().get(0).index());
      assertEquals(Outcome.REJECTED, result.failures().get(0).outcome());
      assertEquals(1L, hits.join());
      assertEquals("abc", word.join());
      assertTrue(bad.isCompletedExceptionally());
      assertEquals(1, assertThrows(BatchException.class, result::orThrow).index());
      assertThrows(IllegalStateException.class, batch::send);
      assertThrows(IllegalStateException.class, () -> batch.get("word"));
    }
  }

  @Test
  void should_send_batches_of_any_size() {
    try (LedisClient client = LedisClient.create(LEDIS.uri())) {
      assertEquals(0, client.batch(b -> {}).join().size());
      List<CompletableFuture<String>> values = new ArrayList<>();
      BatchResult result =
          client
              .batch(
                  b -> {
                    for (int i = 0; i < 2_500; i++) {
                      b.set("batch:" + i, Integer.toString(i));
                      values.add(b.get("batch:" + i));
                    }
                  })
              .join();
      assertEquals(5_000, result.orThrow().size());
      for (int i = 0; i < values.size(); i++) {
        assertEquals(Integer.toString(i), values.get(i).join());
      }
    }
  }

  @Test
  void should_refuse_before_sending_what_would_disturb_others() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri());
        RedisClient redis = RedisClient.create(REDIS.uri())) {
      for (String name : List.of("SELECT", "MULTI", "WATCH", "HELLO", "AUTH", "QUIT")) {
        IllegalArgumentException refused =
            assertThrows(IllegalArgumentException.class, () -> redis.execute(name, "x"));
        assertTrue(refused.getMessage().contains("withConnection"), refused.getMessage());
      }
      assertThrows(IllegalArgumentException.class, () -> redis.execute("CLIENT", "REPLY", "OFF"));
      assertThrows(IllegalArgumentException.class, () -> redis.execute("SUBSCRIBE", "news"));
      assertThrows(IllegalArgumentException.class, () -> ledis.execute("BRPOPLPUSH", "a", "b", 1));
      assertThrows(IllegalArgumentException.class, () -> ledis.batch().execute("BLPOP", "a", 1));
      assertThrows(NullPointerException.class, () -> ledis.execute("SET", "k", (Object) null));
      assertThrows(IllegalArgumentException.class, () -> ledis.execute("SET", "k", true));
    }
  }

  @Test
  void should_read_replies_with_the_mapper_of_the_client_and_the_options_of_the_command() {
    try (RedisClient plain = RedisClient.create(REDIS.uri());
        RedisClient custom =
            RedisClient.builder()
                .url(REDIS.uri())
                .mapper("object", reply -> String.valueOf(reply.text()).toUpperCase(Locale.ROOT))
                .mapper(
                    "GET",
                    (reply, options) ->
                        options.get("raw") == null ? reply.text() : "<" + reply.text() + ">")
                .build()) {
      plain.set("n", "12").join();
      assertEquals("INT", custom.executeAs(String.class, "OBJECT", "ENCODING", "n").join());
      assertEquals("12", custom.executeAs(String.class, "GET", "n").join());
      assertEquals(
          "<12>",
          custom.executeAs(String.class, Command.of("GET", "n").option("raw", true)).join());
      assertEquals("12", custom.get("n").join());
      assertThrows(IllegalArgumentException.class, () -> plain.executeAs(String.class, "GET", "n"));
      CompletableFuture<Integer> wrong = custom.executeAs(Integer.class, "GET", "n");
      assertEquals(Outcome.EXECUTED, Outcome.of(failure(wrong)));
    }
  }

  @Test
  void should_throw_at_once_when_an_event_loop_would_wait() {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      client.connect().join();
      REDIS.suspend(); // so that the reply comes after the callback is there
      CompletableFuture<String> nested =
          client.ping().thenApply(pong -> client.get("k").thenApply(v -> v).join());
      REDIS.resume();
      Throwable thrown = failure(nested);
      assertInstanceOf(IllegalStateException.class, thrown);
      assertTrue(thrown.getMessage().contains("completeOn"), thrown.getMessage());
      client.ping().thenRun(client::close).join();
    } finally {
      REDIS.resume();
    }
  }

  @Test
  void should_complete_where_the_client_says() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2, r -> new Thread(r, "mine"));
    try (RedisClient client = RedisClient.builder().url(REDIS.uri()).completeOn(executor).build()) {
      client.set("k", "v").join();
      REDIS.suspend(); // so that the reply comes after the callback is there
      CompletableFuture<String> where =
          client.get("k").thenApply(v -> Thread.currentThread().getName() + client.get("k").join());
      REDIS.resume();
      assertEquals("minev", where.get(20, TimeUnit.SECONDS));
    } finally {
      REDIS.resume();
      executor.shutdownNow();
    }
  }

  @Test
  void should_fail_at_once_when_more_is_queued_than_allowed() {
    try (RedisClient client =
        RedisClient.builder().url(REDIS.uri()).connections(c -> c.maxQueuedCommands(10)).build()) {
      client.connect().join();
      REDIS.suspend();
      List<CompletableFuture<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(client.set("k" + i, "v"));
      }
      for (int i = 10; i < 20; i++) {
        OverloadedException refused = (OverloadedException) failure(all.get(i));
        assertEquals(Outcome.NOT_SENT, refused.outcome());
      }
      REDIS.resume();
      for (int i = 0; i < 10; i++) {
        assertEquals(true, all.get(i).join());
      }
      assertEquals(true, client.set("again", "v").join());
    } finally {
      REDIS.resume();
    }
  }

  @Test
  void should_refuse_new_commands_and_finish_the_open_ones_when_closed() {
    RedisClient client = RedisClient.create(REDIS.uri());
    List<CompletableFuture<Boolean>> open = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      open.add(client.set("close:" + i, "v"));
    }
    client.close();
    open.forEach(each -> assertEquals(true, each.join()));
    assertThrows(IllegalStateException.class, () -> client.get("k"));
    client.close();
  }

  @Test
  void should_share_a_pool_and_leave_it_open() {
    try (ConnectionPool pool = ConnectionPool.create(Endpoint.tcp(REDIS.host(), REDIS.port()))) {
      RedisClient a = RedisClient.builder().pool(pool).build();
      RedisClient b = RedisClient.builder().pool(pool).build();
      a.set("k", "a").join();
      a.close();
      assertEquals("a", b.get("k").join());
      assertEquals(
          "PONG",
          pool.acquire()
              .thenCompose(
                  lease -> lease.execute("PING").whenComplete((pong, failed) -> lease.close()))
              .join()
              .text());
      b.close();
    }
  }

  @Test
  void should_tell_the_observer_each_step() {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    CommandObserver observer =
        new CommandObserver() {
          @Override
          public Object submitted(CommandSpec command) {
            seen.add("submitted " + command);
            return "token";
          }

          @Override
          public void written(@Nullable Object token, CommandSpec command, Endpoint endpoint) {
            seen.add("written " + token);
            throw new IllegalStateException("an observer must harm nobody");
          }

          @Override
          public void replied(@Nullable Object token, CommandSpec command) {
            seen.add("replied " + token);
          }

          @Override
          public void done(@Nullable Object token, CommandSpec command, Outcome outcome) {
            seen.add("done " + outcome);
          }
        };
    try (RedisClient client = RedisClient.builder().url(REDIS.uri()).observer(observer).build()) {
      client.set("k", "v").join();
    }
    assertEquals(
        List.of("submitted SET", "written token", "replied token", "done SUCCEEDED"),
        List.copyOf(seen));
  }

  @Test
  void should_fail_every_waiting_call_at_once_when_the_credentials_are_wrong() {
    try (RedisServer locked = RedisServer.onFreePort().password("right")) {
      locked.start();
      try (RedisClient client =
              RedisClient.builder()
                  .endpoint(Endpoint.tcp(locked.host(), locked.port()))
                  .password("wrong-secret")
                  .commandTimeout(Duration.ZERO)
                  .build();
          RedisClient good =
              RedisClient.builder()
                  .endpoint(Endpoint.tcp(locked.host(), locked.port()))
                  .password("right")
                  .clientName("checkout")
                  .build()) {
        Throwable refused = failure(client.get("k"));
        assertInstanceOf(AuthenticationException.class, refused);
        assertEquals(Outcome.NOT_SENT, ((LedisException) refused).outcome());
        assertFalse(refused.toString().contains("wrong-secret"));
        assertNull(good.get("k").join());
        assertEquals("checkout", good.execute("CLIENT", "GETNAME").join().text());
      }
    }
  }
}
