package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.pool.PoolStatistics;
import io.github.ledis4j.testkit.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Making a client as docs/from-lettuce.md and docs/from-jedis.md show it. */
class MigrationConnectSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  @Test
  void should_answer_when_copied_from_connecting() {
    RedisClient redis = RedisClient.create(REDIS.uri());
    String value = redis.get("nothing").join();

    assertNull(value);
    redis.close();
  }

  @Test
  void should_be_lazy_when_copied_from_urls() {
    RedisClient redis =
        RedisClient.create("rediss://app:secret@db.internal:6379/3?command_timeout=2s");
    RedisClient local = RedisClient.create("redis+unix:///run/redis.sock?db=3");

    assertEquals(0, redis.statistics().shared().connected());
    redis.close();
    local.close();
  }

  @Test
  void should_ask_at_every_connect_when_copied_from_credentials() {
    RedisClient fixed =
        RedisClient.builder()
            .endpoint(Endpoint.tcp("db.internal", 6379))
            .credentials("app", "secret")
            .build();
    RedisClient rotating =
        RedisClient.builder()
            .endpoint(Endpoint.tcp("db.internal", 6379))
            .credentials(() -> fetchCredentials())
            .build();

    assertEquals(List.of(), List.copyOf(told));
    fixed.close();
    rotating.close();
  }

  private CompletionStage<Credentials> fetchCredentials() {
    told.add("asked");
    return CompletableFuture.completedFuture(Credentials.of("app", "secret"));
  }

  @Test
  void should_read_no_file_yet_when_copied_from_tls() {
    RedisClient redis =
        RedisClient.builder()
            .endpoint(Endpoint.tcp("db.internal", 6379))
            .tls(Tls.trusting(Path.of("ca.pem")).certificate(Path.of("my.pem"), Path.of("my.key")))
            .build();

    assertEquals(0, redis.statistics().shared().connected());
    redis.close();
  }

  @Test
  void should_lend_when_copied_from_pools() {
    RedisClient redis =
        RedisClient.builder()
            .url(REDIS.uri())
            .connections(c -> c.sharedConnections(2))
            .leases(p -> p.max(50).waitAtMost(Duration.ofSeconds(20)))
            .build();

    CompletableFuture<String> fromFour =
        redis.withConnection(c -> c.execute("SELECT", 4).thenCompose(ok -> c.get("k")));

    redis.withDatabase(4).set("k", "four").join();
    assertTrue(fromFour.handle((value, failure) -> failure == null).join());
    redis.close();
  }

  @Test
  void should_be_patient_when_copied_from_time_outs() {
    RedisClient redis =
        RedisClient.builder()
            .url(REDIS.uri())
            .connections(c -> c.connectTimeout(Duration.ofSeconds(1)))
            .commandTimeout(Duration.ofSeconds(2))
            .build();
    RedisView<String, String> patient = redis.withTimeout(Duration.ofMinutes(1));

    assertEquals("PONG", patient.ping().join());
    redis.close();
  }

  @Test
  void should_count_when_copied_from_metrics() {
    RedisClient redis =
        RedisClient.builder()
            .url(REDIS.uri())
            .observer(
                new CommandObserver() {
                  @Override
                  public Object submitted(CommandSpec command) {
                    return System.nanoTime();
                  }

                  @Override
                  public void done(Object since, CommandSpec command, Outcome outcome) {
                    record(command.name(), outcome, System.nanoTime() - (Long) since);
                  }
                })
            .build();

    redis.events().subscribe(event -> log(event));

    PoolStatistics now = redis.statistics();
    long unanswered = now.shared().commands();

    assertEquals(0, unanswered);
    redis.ping().join();
    redis.close();
    assertTrue(told.contains("PING SUCCEEDED"), told.toString());
  }

  private void record(String command, Outcome outcome, long nanos) {
    told.add(command + " " + (nanos > 0 ? outcome : "in no time"));
  }

  private void log(ConnectionEvent event) {
    told.add(event.toString());
  }

  @Test
  void should_end_when_copied_from_shutting_down() {
    RedisClient redis = RedisClient.create(REDIS.uri());
    RedisClient other = RedisClient.create(REDIS.uri());

    redis.close();
    CompletableFuture<Void> closed = other.closeAsync();

    closed.join();
  }
}
