package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.ledis4j.ClientBuilder;
import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.RefusedException;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A client made for the other kind of server: it says so, and does nothing. */
class WrongServerTest {

  private static <B extends ClientBuilder<B>> B to(TestServer server, B builder) {
    return builder
        .endpoint(Endpoint.tcp(server.host(), server.port()))
        .commandTimeout(Duration.ZERO);
  }

  private static void refused(CompletableFuture<?> future, String... parts) throws Exception {
    try {
      fail("gave " + future.get(20, TimeUnit.SECONDS) + " instead of failing");
    } catch (ExecutionException e) {
      RefusedException refusal = assertInstanceOf(RefusedException.class, e.getCause());
      assertEquals(Outcome.NOT_SENT, refusal.outcome());
      for (String part : parts) {
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_name_server_and_client_when_a_client_of_ledisdb_meets_a_redis(RedisVersion version)
      throws Exception {
    TestServer redis = Matrix.server(version.name(), false);
    String[] name = version.name().split("_", 2);
    String kind = name[0].equals("VALKEY") ? "Valkey " : "Redis ";
    String where = redis.host() + ":" + redis.port() + " is a " + kind;
    try (LedisClient client = to(redis, LedisClient.builder()).build()) {
      refused(client.connect(), where + name[1].replace('_', '.'), ": use RedisClient");
      refused(client.set("k", "v"), where);
      refused(client.withConnection(c -> c.execute("PING")), where);
      List<CompletableFuture<?>> parts = new ArrayList<>();
      client.batch(b -> parts.add(b.set("k", "v"))).get(20, TimeUnit.SECONDS);
      refused(parts.get(0), where);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO, false",
    "RESP2, false",
    "RESP3, false",
    "RESP2, true",
  })
  void should_name_server_and_client_when_a_client_of_redis_meets_a_ledisdb(
      Protocol protocol, boolean nettyCodec) throws Exception {
    TestServer ledis = Matrix.server("LedisDB", false);
    String where = ledis.host() + ":" + ledis.port() + " is a LedisDB 0.5: use LedisClient";
    try (RedisClient client =
            to(ledis, RedisClient.builder())
                .connections(c -> c.protocol(protocol).nettyCodec(nettyCodec))
                .build();
        PubSub<String, String> pubsub = client.pubsub()) {
      refused(client.connect(), where);
      refused(client.set("k", "v"), where);
      refused(client.withConnection(c -> c.execute("PING")), where);
      refused(client.transaction(t -> t.incr("n")), where);
      refused(pubsub.subscribe("c", message -> {}), where);
    }
  }

  @Test
  void should_serve_both_when_a_pool_finds_out_what_it_meets() throws Exception {
    TestServer server = Matrix.server("LedisDB", false);
    ConnectionOptions options =
        ConnectionOptions.builder().endpoint(Endpoint.tcp(server.host(), server.port())).build();
    try (ConnectionPool pool = ConnectionPool.create(options, PoolOptions.DEFAULT);
        LedisClient client = LedisClient.builder().pool(pool).build()) {
      assertEquals("PONG", client.ping().get(20, TimeUnit.SECONDS));
    }
  }
}
