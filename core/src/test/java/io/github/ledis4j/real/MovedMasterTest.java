package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.TestServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A name that leads to another server, while the old one has become a replica and lives on. */
@Tag("any-jvm")
class MovedMasterTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort().replication();
  @RegisterExtension static final LedisServer OTHER = LedisServer.onFreePort().replication();

  private final AtomicReference<Endpoint> name = new AtomicReference<>();
  private final AtomicInteger lookups = new AtomicInteger();

  private CompletableFuture<Endpoint> lookUp() {
    lookups.incrementAndGet();
    return CompletableFuture.completedFuture(name.get());
  }

  private static Endpoint of(TestServer server) {
    return Endpoint.tcp(server.host(), server.port());
  }

  private static void refused(CompletableFuture<?> write) {
    Throwable failure = assertThrows(CompletionException.class, write::join).getCause();
    assertInstanceOf(ServerException.ReadOnly.class, failure);
  }

  private static boolean succeeds(CompletableFuture<?> write) {
    return write.handle((done, failure) -> failure == null).join();
  }

  @ParameterizedTest
  @CsvSource({
    "REDIS_6_2, RESP3",
    "REDIS_6_2, RESP2",
    "REDIS_7_0, RESP3",
    "REDIS_8_2, RESP2",
    "VALKEY_9_1, RESP3"
  })
  void should_write_to_the_new_master(RedisVersion version, Protocol protocol) {
    try (RedisServer old = Matrix.started(RedisServer.onFreePort().version(version));
        RedisServer next = Matrix.started(RedisServer.onFreePort().version(version));
        RedisClient operator = RedisClient.create(old.uri());
        RedisClient client =
            RedisClient.builder()
                .endpoint(this::lookUp)
                .connections(c -> c.protocol(protocol))
                .build()) {
      name.set(of(old));
      client.set("k", "before").join();
      operator.replicaof(next.host(), next.port()).join();
      name.set(of(next));
      refused(client.set("k", "lost"));
      assertEquals(true, client.set("k", "after").join());
      assertEquals(2, lookups.get());
    }
  }

  @Test
  void should_write_to_the_new_master_when_the_name_leads_there_only_later() {
    try (RedisServer old = Matrix.started(RedisServer.onFreePort());
        RedisServer next = Matrix.started(RedisServer.onFreePort());
        RedisClient operator = RedisClient.create(old.uri());
        RedisClient client = RedisClient.builder().endpoint(this::lookUp).build()) {
      name.set(of(old));
      client.set("k", "before").join();
      operator.replicaof(next.host(), next.port()).join();
      refused(client.set("k", "lost"));
      refused(client.set("k", "lost, too"));
      name.set(of(next));
      Poll.until(() -> succeeds(client.set("k", "after")));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Protocol.class,
      names = {"RESP2", "RESP3"})
  void should_stay_with_a_replica_that_was_one_from_the_start(Protocol protocol) {
    try (RedisServer master = Matrix.started(RedisServer.onFreePort());
        RedisServer replica = Matrix.started(RedisServer.onFreePort());
        RedisClient operator = RedisClient.create(replica.uri());
        RedisClient client =
            RedisClient.builder()
                .endpoint(of(replica))
                .connections(c -> c.protocol(protocol))
                .build()) {
      operator.replicaof(master.host(), master.port()).join();
      for (int i = 0; i < 100; i++) {
        refused(client.set("k", "v"));
        client.execute("EVAL", "return 1", 0).join();
      }
      assertEquals(0, client.statistics().shared().reconnects());
    }
  }

  @Test
  void should_write_to_the_new_master_on_ledisdb() {
    try (LedisClient operator = LedisClient.create(LEDIS.uri());
        LedisClient client = LedisClient.builder().endpoint(this::lookUp).build()) {
      name.set(of(LEDIS));
      client.set("k", "before").join();
      operator.slaveof(OTHER.host(), OTHER.port()).join();
      try {
        name.set(of(OTHER));
        refused(client.set("k", "lost"));
        assertEquals(true, client.set("k", "after").join());
        assertEquals(2, lookups.get());
      } finally {
        operator.slaveofNoOne().join();
      }
    }
  }
}
