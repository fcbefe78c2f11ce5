package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import io.github.ledis4j.writer.WriteSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real servers that refuse commands in states that pass, and in some that do not. */
@Tag("any-jvm")
class NotNowTest {
  private static final int KEYS = 8_000;

  private static RedisServer server(RedisVersion version) {
    return RedisServer.onFreePort().version(version);
  }

  private static RedisServer loadingSlowly(RedisVersion version) {
    return server(version)
        .config("key-load-delay 100")
        .config("loading-process-events-interval-bytes 1024");
  }

  private static RedisClient client(RedisServer server) {
    return RedisClient.builder()
        .endpoint(Endpoint.tcp(server.host(), server.port()))
        .commandTimeout(Duration.ofSeconds(30))
        .build();
  }

  private static void fill(RedisClient client) {
    String script = "for i = 1, " + KEYS + " do redis.call('SET', 'filler:' .. i, i) end";
    client.execute("EVAL", script, 0).join();
    client.execute("SAVE").join();
  }

  private static long refusals(RedisClient client, String code) {
    return client
        .info("errorstats")
        .join()
        .text()
        .lines()
        .filter(line -> line.startsWith("errorstat_" + code + ":"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf("count=") + 6)))
        .sum();
  }

  private static ServerException rejected(CompletableFuture<?> future) {
    Throwable failure = assertThrows(CompletionException.class, future::join).getCause();
    ServerException refusal = assertInstanceOf(ServerException.class, failure);
    assertTrue(refusal.nothingDone());
    return refusal;
  }

  /** Redis 6.2 refuses the handshake instead, so there nothing is sent until it has loaded. */
  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_reject_nothing_and_keep_the_order_when_the_server_loads(RedisVersion version) {
    try (RedisServer server =
            Matrix.started(
                version == RedisVersion.REDIS_6_2 ? server(version) : loadingSlowly(version));
        RedisClient client = client(server)) {
      fill(client);
      server.stop();
      Poll.until(() -> client.statistics().shared().connected() == 0); // the client has heard of it
      CompletableFuture<Void> started = CompletableFuture.runAsync(server::start);
      RedisBatchWriter<String, String> writer =
          client.batchWriter(BatchWriterOptions.DEFAULT.connections(1));
      List<CompletableFuture<Long>> pushes = new ArrayList<>();
      List<CompletableFuture<?>> others = new ArrayList<>();
      while (!started.isDone()) {
        for (int i = 0; i < 20; i++) {
          pushes.add(client.rpush("list", Integer.toString(pushes.size())));
          writer.incr("written");
        }
        others.add(client.get("filler:1"));
        others.add(client.transaction(tx -> tx.incr("transactions")));
        others.add(client.batch(batch -> batch.incr("batches")));
        client.get("filler:2").join();
      }
      if (version != RedisVersion.REDIS_6_2) {
        others.add(client.withConnection(lease -> lease.incr("leased")));
      }
      for (int i = 0; i < pushes.size(); i++) {
        assertEquals(i + 1, pushes.get(i).join());
      }
      others.forEach(CompletableFuture::join);
      WriteSummary summary = writer.finish().join();
      assertEquals(summary.size(), summary.count(Outcome.SUCCEEDED), summary::toString);
      assertEquals(Integer.toString(pushes.size()), client.get("written").join());
      if (version != RedisVersion.REDIS_6_2) {
        assertTrue(refusals(client, "LOADING") > 0, "the server was too quick");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_wait_until_a_script_is_over_and_let_its_end_pass(RedisVersion version) {
    try (RedisServer server = Matrix.started(server(version).config("lua-time-limit 50"));
        RedisClient busy = client(server);
        RedisClient hasty =
            RedisClient.builder()
                .endpoint(Endpoint.tcp(server.host(), server.port()))
                .retries(RetryPolicy.FAIL_FAST)
                .build();
        RedisClient client = client(server)) {
      CompletableFuture.allOf(busy.connect(), hasty.connect(), client.connect()).join();
      client.withConnection(lease -> lease.get("m")).join(); // is idle now, on database 0
      CompletableFuture<?> endless = busy.execute("EVAL", "while true do end", 0);
      Poll.until(() -> hasty.get("n").handle((value, refused) -> refused != null).join());
      CompletableFuture<Long> waiting = client.incr("n");
      CompletableFuture<Long> transaction = client.transaction(tx -> tx.incr("n"));
      CompletableFuture<Long> leased =
          client.withDatabase(1).withConnection(lease -> lease.incr("m"));
      client.scriptKill().join();
      assertThrows(CompletionException.class, endless::join);
      assertEquals(1, waiting.join());
      assertEquals(2, transaction.join());
      assertEquals(1, leased.join());
    }
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_wait_for_the_link_of_a_replica_and_take_orders_meanwhile(RedisVersion version) {
    try (RedisServer server =
            Matrix.started(server(version).config("replica-serve-stale-data no"));
        RedisClient client = client(server)) {
      client.set("k", "v").join();
      client.replicaof("127.0.0.1", 1).join();
      CompletableFuture<String> waiting = client.get("k");
      Poll.until(() -> refusals(client, "MASTERDOWN") > 1);
      client.replicaofNoOne().join();
      assertEquals("v", waiting.join());
    }
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_refuse_writes_at_once_and_go_on_with_reads_when_replicas_or_memory_lack(
      RedisVersion version) {
    try (RedisServer server = Matrix.started(server(version));
        RedisClient client = client(server)) {
      client.set("k", "v").join();
      client.execute("CONFIG", "SET", "min-replicas-to-write", 1).join();
      CompletableFuture<Boolean> first = client.set("k", "w");
      CompletableFuture<String> between = client.get("k");
      assertEquals("NOREPLICAS", rejected(first).code());
      assertEquals("v", between.join());
      assertEquals("NOREPLICAS", causeOf(rejected(client.transaction(tx -> tx.incr("n")))));
      client.execute("CONFIG", "SET", "min-replicas-to-write", 0).join();
      client.execute("CONFIG", "SET", "maxmemory", 1).join();
      assertInstanceOf(ServerException.OutOfMemory.class, rejected(client.set("k", "w")));
      assertEquals("v", client.get("k").join());
      assertEquals(0, client.statistics().shared().reconnects());
    }
  }

  private static String causeOf(ServerException refusal) {
    String text = String.valueOf(refusal.getMessage());
    return text.contains("NOREPLICAS") ? "NOREPLICAS" : text;
  }
}
