package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.command.redis.stream.AutoClaim;
import io.github.ledis4j.command.redis.stream.GroupPosition;
import io.github.ledis4j.command.redis.stream.StreamEntry;
import io.github.ledis4j.command.redis.stream.StreamId;
import io.github.ledis4j.command.redis.stream.StreamPosition;
import io.github.ledis4j.command.redis.stream.XGroupCreateOptions;
import io.github.ledis4j.command.redis.stream.XReadGroupOptions;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.Subscription;
import io.github.ledis4j.simulated.SimulatedRedis;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.FaultProxy;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.ScriptedServer;
import io.github.ledis4j.testkit.SlotMove;
import io.github.ledis4j.testkit.TestCertificates;
import io.github.ledis4j.writer.RedisBatchWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The programs in README.md and in the pages that {@link ReadmeTextTest} names, as they stand there
 * except for the addresses; each method runs those of the heading or page that it names. {@link
 * ReadmeTextTest} compares the two texts.
 */
class ReadmeTest {
  private static final TestCertificates CERTIFICATES = TestCertificates.forServer("127.0.0.1");

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  @RegisterExtension
  static final RedisServer SECURED =
      RedisServer.onFreePort().user("app", "secret").tls(CERTIFICATES);

  private static LedisClient ledis;
  private static RedisClient redis;
  private final List<String> told = new ArrayList<>();
  private final CompletableFuture<String> handled = new CompletableFuture<>();

  @BeforeAll
  static void connect() {
    ledis = LedisClient.create(LEDIS.uri());
    redis = RedisClient.create(REDIS.uri());
  }

  @AfterAll
  static void close() {
    ledis.close();
    redis.close();
    CERTIFICATES.close();
  }

  @Test
  void should_run_when_copied_from_first_program() {
    try (RedisClient redis = RedisClient.create(REDIS.uri())) {
      redis
          .set("greeting", "hello", Duration.ofMinutes(5))
          .thenCompose(stored -> redis.get("greeting"))
          .thenAccept(System.out::println)
          .join();
    }
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      ledis
          .set("greeting", "hello")
          .thenCompose(stored -> ledis.get("greeting"))
          .thenAccept(System.out::println)
          .join();
    }
    assertEquals("hello", ledis.get("greeting").join());
    assertEquals("hello", redis.get("greeting").join());
  }

  @Test
  void should_run_when_copied_from_connecting() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    RedisClient redis =
        RedisClient.builder()
            .endpoint(Endpoint.tcp(SECURED.host(), SECURED.port()))
            .credentials("app", "secret")
            .database(3)
            .clientName("checkout")
            .tls(Tls.trusting(CERTIFICATES.authority()))
            .commandTimeout(Duration.ofSeconds(2))
            .connections(c -> c.sharedConnections(2))
            .leases(p -> p.max(50).waitAtMost(Duration.ofSeconds(20)))
            .completeOn(executor)
            .build();

    RedisView<String, byte[]> blobs = redis.withCodecs(Codec.UTF_8, Codec.BYTES);
    RedisView<String, String> patient = redis.withTimeout(Duration.ofMinutes(1));
    RedisView<String, String> fourth = redis.withDatabase(4);

    assertTrue(blobs.set("blob", new byte[] {1}).join());
    assertEquals("\u0001", patient.get("blob").join());
    assertNull(fourth.get("blob").join());
    redis.close();
    executor.shutdown();
  }

  @Test
  void should_run_when_copied_from_pools_and_leases() {
    ledis
        .withConnection(
            c ->
                c.execute(Command.of("SELECT", 4).returning(Replies.ok()))
                    .thenCompose(ok -> c.get("k")))
        .join();

    ConnectionPool pool = ConnectionPool.create(Endpoint.tcp(LEDIS.host(), LEDIS.port()));
    LedisClient first = LedisClient.builder().pool(pool).build();
    LedisClient second =
        LedisClient.builder().pool(pool).commandTimeout(Duration.ofSeconds(1)).build();

    CompletableFuture<Reply> pong =
        pool.acquire()
            .thenCompose(
                lease -> lease.execute("PING").whenComplete((reply, failure) -> lease.close()));

    PoolStatistics now = pool.statistics();

    assertEquals("PONG", pong.join().text());
    assertEquals("PONG", first.ping().join());
    first.close();
    assertEquals("PONG", second.ping().join());
    assertTrue(now.leased() + now.idle() <= 1);
    pool.close();
  }

  @Test
  void should_run_when_copied_from_batches() {
    redis.set("name", "ann").join();

    RedisBatch<String, String> batch = redis.batch();
    CompletableFuture<Long> hits = batch.incr("hits");
    CompletableFuture<String> name = batch.get("name");
    BatchResult result = batch.send().join();
    System.out.println(name.join() + " is visitor " + hits.join() + " of " + result.size());

    assertEquals(0, result.orThrow().failures().size());
    assertEquals("1", redis.get("hits").join());
  }

  private record Row(String key, String value) {}

  @Test
  void should_run_when_copied_from_the_batch_writer() {
    List<Row> rows = List.of(new Row("row:1", "one"), new Row("row:2", "two"));

    try (RedisBatchWriter<String, String> writer = redis.batchWriter()) {
      writer.produce(rows.iterator(), (row, w) -> w.set(row.key(), row.value())).join();
      writer.finish().join().orThrow();
    }

    assertEquals("two", redis.get("row:2").join());
  }

  @Test
  void should_run_when_copied_from_transactions() {
    redis.set("stock:7", "3").join();

    CompletableFuture<Long> visits =
        redis.transaction(
            tx -> {
              CompletableFuture<Long> today = tx.incr("visits:today");
              CompletableFuture<Long> ever = tx.incr("visits");
              return today.thenCombine(ever, Math::max);
            });

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

    assertEquals(1, visits.join());
    assertTrue(taken.join());
    assertEquals("2", redis.get("stock:7").join());
  }

  @Test
  void should_run_when_copied_from_streams() {
    redis
        .xgroupCreate(
            "orders", "packers", StreamPosition.START, XGroupCreateOptions.DEFAULT.makeStream())
        .join();
    StreamId id = redis.xadd("orders", Map.of("item", "lamp")).join();

    redis
        .xreadgroup(
            Duration.ofSeconds(5),
            "packers",
            "ann",
            "orders",
            GroupPosition.NEW,
            XReadGroupOptions.DEFAULT.count(10))
        .thenAccept(
            read -> {
              for (StreamEntry<String, String> order : read) {
                System.out.println(order.fields());
                redis.xack("orders", "packers", order.id());
              }
            })
        .join();

    AutoClaim<StreamEntry<String, String>> ofTheDead =
        redis
            .xautoclaim("orders", "packers", "bob", Duration.ofMinutes(1), StreamId.MIN, 10)
            .join();

    assertEquals(id, redis.xinfoStream("orders").join().lastGeneratedId());
    assertTrue(ofTheDead.isLast());
    assertEquals(0, redis.xpending("orders", "packers").join().count());
  }

  @Test
  void should_run_when_copied_from_pub_sub() {
    PubSub<String, String> pubsub = redis.pubsub();
    CompletableFuture<Subscription> news =
        pubsub.subscribe("news", message -> handle(message.payload()));
    pubsub.psubscribe("user.*", message -> handle(message.payload()));
    pubsub.subscribeKeyspace("session:*", event -> handle(event.event()));
    pubsub.onGap(gap -> resync(gap.since()));
    news.join();

    redis.publish("news", "it works");

    handled.orTimeout(20, TimeUnit.SECONDS).join();
    pubsub.close();
    assertEquals("it works", handled.join());
    assertEquals(List.of(), told);
  }

  private void handle(String payload) {
    handled.complete(payload);
  }

  private void resync(Instant since) {
    told.add(since.toString());
  }

  @Test
  void should_run_when_copied_from_locks_and_scans() throws Exception {
    redis.set("user:1", "ann").join();

    CompletableFuture<String> done =
        redis
            .lock("job:42")
            .lease(Duration.ofSeconds(10))
            .waitAtMost(Duration.ofSeconds(5))
            .whileHeld(held -> process(held));

    CompletableFuture<List<String>> users = redis.scan(ScanOptions.match("user:*")).toList();

    assertEquals(List.of("user:1"), users.get(20, TimeUnit.SECONDS));
    assertEquals("job:42", done.get(20, TimeUnit.SECONDS));
  }

  private static CompletableFuture<String> process(HeldLock held) {
    assertFalse(held.lost().isDone());
    return CompletableFuture.completedFuture("job:42");
  }

  @Test
  void should_run_when_copied_from_any_other_command() {
    String url = REDIS.uri();
    redis.execute("RPUSH", "jobs", "a", "b").join();

    CompletableFuture<Reply> tree = redis.execute("LRANGE", "jobs", 0, -1);
    CompletableFuture<Long> length =
        redis.execute(Command.of("LLEN", "jobs").returning(Replies.integer()));
    CompletableFuture<List<String>> jobs =
        redis.execute(Command.of("LRANGE", "jobs", 0, -1).returning(Replies.list(Replies.text())));

    RedisClient custom =
        RedisClient.builder()
            .url(url)
            .mapper("OBJECT", reply -> reply.text().toUpperCase(Locale.ROOT))
            .build();
    CompletableFuture<String> encoding =
        custom.executeAs(String.class, "OBJECT", "ENCODING", "jobs");

    assertEquals("b", tree.join().elements().get(1).text());
    assertEquals(2, length.join());
    assertEquals(List.of("a", "b"), jobs.join());
    assertTrue(encoding.join().endsWith("LIST"));
    custom.close();
  }

  @Test
  void should_run_when_copied_from_failures_say_what_happened() {
    redis
        .set("k", "v")
        .whenComplete(
            (stored, failure) -> {
              switch (Outcome.of(failure)) {
                case SUCCEEDED -> {}
                case NOT_SENT -> again();
                case UNKNOWN -> readBackFirst();
                case REJECTED -> report(failure);
                case EXECUTED -> report(failure);
              }
            });
    assertEquals("v", redis.get("k").join());
    assertEquals(List.of(), told);
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
  void should_run_when_copied_from_testing_your_own_program() {
    try (LedisServer server = LedisServer.onFreePort().store(LedisServer.Store.GOLEVELDB).start();
        LedisClient client = LedisClient.create(server.uri())) {
      client.set("k", "v").join();
      server.kill();
      server.start();
      assertEquals("v", client.get("k").join());
    }

    try (ScriptedServer bad = ScriptedServer.replying("+OK\r\n").thenCutAt(3).start();
        RedisClient client = RedisClient.create(bad.redisUri())) {
      Throwable failure = client.set("k", "v").handle((stored, thrown) -> thrown).join();
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure));
    }
  }

  @Test
  void should_run_when_copied_from_clusters() {
    try (RedisCluster cluster = RedisCluster.ofMasters(3).replicas(1).start()) {
      ClusterNode old = cluster.owner("user:1");
      ClusterNode target = cluster.owner("user:4");
      try (RedisClient client = RedisClient.create(old.server().uri())) {
        client.set("user:1", "ann").join();

        SlotMove move = cluster.beginMove(cluster.slotOf("user:1"), target);
        move.moveKeys("user:1"); // half-way: the old owner sends its clients to the new one
        Throwable asked = client.get("user:1").handle((value, thrown) -> thrown).join();
        assertTrue(asked.getMessage().contains("ASK"));
        move.finish();
      }

      ClusterNode replica = target.replicas().get(0);
      target.server().kill();
      cluster.awaitWell();
      assertEquals(replica, cluster.owner("user:1"));
    }
  }

  @Test
  void should_run_when_copied_from_faults_of_the_network() {
    try (FaultProxy proxy = FaultProxy.to(REDIS).start();
        RedisClient client = RedisClient.create(proxy.uri())) {
      client.set("stock", "3").join();

      proxy.replies().hold();
      CompletableFuture<Long> sold = client.decr("stock");
      proxy.replies().awaitHeld(); // the server has run it
      proxy.closeConnections();
      proxy.replies().release();

      Throwable failure = sold.handle((stock, thrown) -> thrown).join();
      assertEquals(Outcome.UNKNOWN, Outcome.of(failure));
      assertEquals("2", client.get("stock").join());
    }
  }

  @Test
  void should_run_when_copied_from_time() {
    try (SimulatedRedis server = new SimulatedRedis()) {
      RedisClient client = server.client(options -> options.commandTimeout(Duration.ofMinutes(1)));
      server.await(client.set("session", "ann", Duration.ofHours(8)));

      server.advance(Duration.ofHours(8));
      assertNull(server.await(client.get("session")));

      server.silence();
      CompletableFuture<Long> visits = client.incr("visits");
      server.advance(Duration.ofMinutes(1));
      assertTrue(visits.isCompletedExceptionally());
    }
  }
}
