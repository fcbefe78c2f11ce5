package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchException;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.transaction.RedisTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions on real servers: values, refusals, and what is not sent at all. */
class TransactionTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  static Stream<Matrix.Way> ways() {
    return Matrix.ways().stream()
        .filter(way -> !way.isLedis() && way.transport() == Transport.EPOLL && way.unixSocket());
  }

  private static RedisClient client() {
    return RedisClient.create(REDIS.uri());
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_give_typed_values_when_a_server_runs_it(Matrix.Way way) {
    try (RedisClient client = way.redis()) {
      client.del("n", "h", "none").join();
      RedisTransaction<String, String> tx = client.transaction();
      CompletableFuture<Boolean> set = tx.set("n", "41");
      CompletableFuture<Long> incr = tx.incr("n");
      CompletableFuture<String> none = tx.get("none");
      tx.execute("HSET", "h", "a", "1");
      CompletableFuture<Map<String, Long>> hash =
          tx.execute(
              Command.of("HGETALL", "h").returning(Replies.map(Replies.text(), Replies.integer())));
      CompletableFuture<Reply> wrong = tx.execute("LPUSH", "n", "x");
      CompletableFuture<List<String>> all = tx.mget("n", "none");
      BatchResult result = tx.send().join();

      assertEquals(true, set.join());
      assertEquals(42, incr.join());
      assertNull(none.join());
      assertEquals(Map.of("a", 1L), hash.join());
      assertInstanceOf(ServerException.WrongType.class, failure(wrong));
      assertEquals("42", all.join().get(0));
      assertEquals(7, result.size());
      assertEquals(List.of(5), result.failures().stream().map(f -> f.index()).toList());
      assertEquals(5, assertThrows(BatchException.class, result::orThrow).index());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_do_nothing_when_the_server_refuses_one(Matrix.Way way) {
    try (RedisClient client = way.redis()) {
      client.del("n").join();
      List<CompletableFuture<?>> commands = new ArrayList<>();
      CompletableFuture<Long> whole =
          client.transaction(
              tx -> {
                CompletableFuture<Long> incr = tx.incr("n");
                commands.add(incr);
                commands.add(tx.execute("INCR"));
                return incr.exceptionally(failure -> -1L);
              });
      ServerException.ExecAbort aborted =
          assertInstanceOf(ServerException.ExecAbort.class, failure(whole));
      assertTrue(aborted.nothingDone() && aborted.getMessage().contains("INCR"));
      assertInstanceOf(ServerException.ExecAbort.class, failure(commands.get(0)));
      assertInstanceOf(ServerException.WrongArguments.class, failure(commands.get(1)));
      assertNull(client.get("n").join());
    }
  }

  @Test
  void should_send_nothing_when_it_is_empty() {
    try (RedisClient client =
        RedisClient.builder().url("redis://127.0.0.1:1").build()) { // nothing listens there
      assertEquals(0, client.transaction().send().join().size());
      assertEquals("x", client.transaction(tx -> CompletableFuture.completedFuture("x")).join());
      assertEquals(0, client.statistics().shared().connected());
    }
  }

  @Test
  void should_refuse_when_it_was_sent_or_a_command_changes_the_connection() {
    try (RedisClient client = client()) {
      RedisTransaction<String, String> tx = client.transaction();
      for (String name : List.of("MULTI", "EXEC", "WATCH", "SELECT", "DISCARD", "RESET")) {
        assertThrows(IllegalArgumentException.class, () -> tx.execute(name, "1"));
      }
      CompletableFuture<Long> incr = tx.incr("n");
      assertThrows(IllegalStateException.class, incr::join);
      tx.send().join();
      assertThrows(IllegalStateException.class, tx::send);
      assertThrows(IllegalStateException.class, () -> tx.incr("n"));
    }
    RedisClient closed = client();
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.transaction().send());
  }

  @Test
  void should_send_nothing_when_the_function_throws_or_gives_no_stage() {
    try (RedisClient client = client()) {
      client.del("n").join();
      assertThrows(
          IllegalStateException.class,
          () ->
              client.transaction(
                  tx -> {
                    tx.incr("n");
                    throw new IllegalStateException("of the caller");
                  }));
      assertThrows(
          NullPointerException.class,
          () ->
              client.<Long>transaction(
                  tx -> {
                    tx.incr("n");
                    return null;
                  }));
      assertNull(client.get("n").join());
    }
  }

  @Test
  void should_fail_what_was_recorded_when_the_function_throws() {
    try (RedisClient client = client()) {
      List<CompletableFuture<Long>> recorded = new ArrayList<>();
      assertThrows(
          IllegalStateException.class,
          () ->
              client.transaction(
                  tx -> {
                    recorded.add(tx.incr("n"));
                    throw new IllegalStateException("of the caller");
                  }));
      assertThrows(
          IllegalStateException.class,
          () ->
              client.batch(
                  batch -> {
                    recorded.add(batch.incr("n"));
                    throw new IllegalStateException("of the caller");
                  }));
      for (CompletableFuture<Long> each : recorded) {
        assertEquals(Outcome.NOT_SENT, each.handle((value, failure) -> Outcome.of(failure)).join());
      }
      assertEquals(2, recorded.size());
    }
  }

  @Test
  void should_not_block_when_a_command_of_it_would_elsewhere() {
    try (RedisClient client = client()) {
      CompletableFuture<Reply> popped =
          client.transaction(tx -> tx.execute("BLPOP", "nothing here", 60));
      assertEquals(Reply.NULL, popped.join());
    }
  }

  @Test
  void should_complete_where_the_client_wants_it() {
    var executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "mine"));
    try (RedisClient client = RedisClient.builder().url(REDIS.uri()).completeOn(executor).build()) {
      for (boolean derived : new boolean[] {true, false}) {
        String thread =
            client
                .transaction(
                    tx -> {
                      CompletableFuture<Long> incr = tx.incr("n");
                      return derived ? incr : CompletableFuture.completedFuture(1L);
                    })
                .thenApply(n -> Thread.currentThread().getName())
                .join();
        assertTrue(List.of("mine", "main").contains(thread), thread);
      }
    }
    executor.shutdown();
  }

  @Test
  void should_fail_as_unsent_when_there_is_no_server() {
    try (RedisClient client = RedisClient.create("redis://127.0.0.1:1?command_timeout=100ms")) {
      List<CompletableFuture<?>> commands = new ArrayList<>();
      CompletableFuture<Long> whole =
          client.transaction(
              tx -> {
                commands.add(tx.set("k", "v"));
                return tx.incr("n");
              });
      assertEquals(Outcome.NOT_SENT, Outcome.of(failure(whole)));
      assertEquals(Outcome.NOT_SENT, Outcome.of(failure(commands.get(0))));
      assertTrue(failure(commands.get(0)).getMessage().startsWith("SET in a transaction: "));
    }
  }

  @Test
  void should_run_whole_though_one_was_cancelled_before() {
    try (RedisClient client = client()) {
      client.del("a", "b").join();
      RedisTransaction<String, String> tx = client.transaction();
      CompletableFuture<Long> cancelled = tx.incr("a");
      CompletableFuture<Long> kept = tx.incr("b");
      assertTrue(cancelled.cancel(false));
      assertEquals(1, tx.send().join().failures().size());
      assertEquals(1, kept.join());
      assertEquals("1", client.get("a").join());
    }
  }

  @Test
  void should_route_by_the_first_key_when_several_connections_are_shared() {
    try (RedisClient client =
        RedisClient.builder()
            .url(REDIS.uri())
            .connections(c -> c.sharedConnections(3).protocol(Protocol.RESP2))
            .build()) {
      for (int i = 0; i < 50; i++) {
        String key = "route:" + i;
        client.set(key, "0");
        CompletableFuture<Long> one = client.transaction(tx -> tx.incr(key));
        CompletableFuture<String> after = client.get(key);
        assertEquals(1, one.join());
        assertEquals("1", after.join());
      }
    }
  }
}
