package io.github.ledis4j.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.command.KeySlot;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.transaction.RedisTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client of one server, where that server is a node of a cluster of two. */
@Tag("any-jvm")
class ClusterErrorsTest {
  private static final String HERE = "{here}";
  private static final String ALSO_HERE = "{also here}";
  private static final String THERE = "{there}";
  private static final String NOWHERE = "{nowhere}";

  private static RedisServer node(RedisVersion version) {
    return Matrix.started(
        RedisServer.forCluster().version(version).config("cluster-require-full-coverage no"));
  }

  private static int slot(String key) {
    byte[] bytes = key.getBytes(UTF_8);
    return KeySlot.of(bytes, 0, bytes.length);
  }

  private static String done(RedisClient client, Object... words) {
    Command<String> command = Command.of("CLUSTER", words).returning(Replies.text());
    return client.execute(command).orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static void form(RedisClient client, RedisClient other, RedisServer another) {
    done(client, "ADDSLOTS", slot(HERE), slot(ALSO_HERE));
    done(other, "ADDSLOTS", slot(THERE));
    done(client, "MEET", "127.0.0.1", another.port());
    for (RedisClient each : new RedisClient[] {client, other}) {
      Poll.until(
          () -> {
            String info = done(each, "INFO");
            return info.contains("cluster_state:ok") && info.contains("cluster_slots_assigned:3");
          });
    }
  }

  private static <T extends ServerException> T rejected(Class<T> type, CompletableFuture<?> call) {
    Throwable failure = assertThrows(CompletionException.class, call::join).getCause();
    T refusal = assertInstanceOf(type, failure);
    assertEquals(Outcome.REJECTED, refusal.outcome());
    assertTrue(refusal.nothingDone());
    return refusal;
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_say_that_no_node_has_the_slot_when_the_cluster_has_none(RedisVersion version) {
    try (RedisServer server = node(version);
        RedisClient client = RedisClient.create(server.uri())) {
      rejected(ServerException.ClusterDown.class, client.get("k"));
      RedisTransaction<String, String> transaction = client.transaction();
      CompletableFuture<Boolean> set = transaction.set("k", "v");
      assertEquals(1, transaction.send().join().failures().size());
      rejected(ServerException.ClusterDown.class, set);
      assertEquals(0, client.statistics().shared().reconnects());
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_tell_each_refusal_of_a_cluster_and_keep_the_connection(RedisVersion version) {
    try (RedisServer server = node(version);
        RedisServer another = node(version);
        RedisClient client = RedisClient.create(server.uri());
        RedisClient other = RedisClient.create(another.uri())) {
      form(client, other, another);
      Endpoint there = Endpoint.tcp("127.0.0.1", another.port());
      client.set(HERE, "1").join();

      rejected(ServerException.ClusterDown.class, client.get(NOWHERE));
      rejected(ServerException.CrossSlot.class, client.mget(HERE, ALSO_HERE));
      assertGoesTo(there, THERE, rejected(ServerException.Moved.class, client.get(THERE)));
      assertGoesTo(
          there,
          THERE,
          rejected(
              ServerException.Moved.class,
              client.execute("EVAL", "return redis.call('GET', KEYS[1])", 1, THERE)));
      crossesSlotsInATransaction(client);

      done(client, "SETSLOT", slot(HERE), "MIGRATING", done(other, "MYID"));
      String missing = HERE + "missing";
      assertGoesTo(there, HERE, rejected(ServerException.Ask.class, client.get(missing)));
      // Redis 6.2 sends all keys there, where the one that is still here is missing.
      Class<? extends ServerException> some =
          version == RedisVersion.REDIS_6_2
              ? ServerException.Ask.class
              : ServerException.TryAgain.class;
      rejected(some, client.mget(HERE, missing));
      isMovedBetweenMultiAndExec(client, other, there);
      assertEquals(0, client.statistics().shared().reconnects());
    }
  }

  private static void assertGoesTo(Endpoint there, String key, ServerException.Redirect redirect) {
    assertEquals(slot(key), redirect.slot());
    assertEquals(there, redirect.node());
  }

  /** Each command is queued, as its slot is here; only to EXEC the server says no. */
  private static void crossesSlotsInATransaction(RedisClient client) {
    RedisTransaction<String, String> transaction = client.transaction();
    CompletableFuture<Boolean> one = transaction.set(HERE, "2");
    CompletableFuture<Boolean> two = transaction.set(ALSO_HERE, "2");
    CompletableFuture<BatchResult> sent = transaction.send();
    CompletableFuture<String> behind = client.get(HERE);
    assertEquals(2, sent.join().failures().size());
    rejected(ServerException.CrossSlot.class, one);
    rejected(ServerException.CrossSlot.class, two);
    assertEquals("1", behind.join());
  }

  /** The connection of the lease is clean afterwards, and goes to the next who asks. */
  private static void isMovedBetweenMultiAndExec(
      RedisClient client, RedisClient other, Endpoint there) {
    Object[] move = {"SETSLOT", slot(HERE), "NODE", done(other, "MYID")};
    CompletableFuture<?> exec =
        client.withConnection(
            c -> {
              c.execute("MULTI");
              return c.set(HERE, "3")
                  .thenCompose(queued -> client.del(HERE))
                  .thenCompose(deleted -> other.execute("CLUSTER", move))
                  .thenCompose(taken -> client.execute("CLUSTER", move))
                  .thenCompose(given -> c.execute("EXEC"));
            });
    assertGoesTo(there, HERE, rejected(ServerException.Moved.class, exec));
    Poll.until(() -> client.statistics().idle() + client.statistics().closed() > 0);
    assertEquals(0, client.statistics().closed());
  }
}
