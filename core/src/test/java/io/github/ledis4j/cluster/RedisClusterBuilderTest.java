package io.github.ledis4j.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.pool.ConnectionPool;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a client of a cluster is built from, without servers. */
class RedisClusterBuilderTest {
  private static final String URL = "redis+cluster://user:secret@a:7001,[::1]:7002,c";

  @Test
  void should_be_built_when_the_url_names_nodes() {
    try (RedisClusterClient redis = RedisClusterClient.create(URL + "/0?command_timeout=2s")) {
      assertNull(redis.topology());
    }
    RedisClusterClient.create("rediss+cluster://:secret@a,b?tls_check_host_name=false").close();
    RedisClusterClient.create("redis://a:7001").close();
    RedisClusterClient.builder().nodes(Endpoint.tcp("a", 1), Endpoint.tcp("b", 2)).build().close();
  }

  @Test
  void should_refuse_another_database_when_it_is_built() {
    assertSays("database 0 only", () -> RedisClusterClient.create(URL + "/3"));
    assertSays("database 0 only", () -> RedisClusterClient.builder().url(URL).database(1).build());
  }

  @Test
  void should_refuse_what_is_no_cluster_when_it_is_built() {
    EndpointSource asking = EndpointSource.blocking(() -> Endpoint.tcp("a", 1));
    assertSays("known nodes", () -> RedisClusterClient.builder().endpoint(asking).build());
    assertSays("host and a port", () -> RedisClusterClient.create("redis+unix:///run/redis.sock"));
    assertSays("use LedisClient", () -> RedisClusterClient.create("ledis://a"));
    Endpoint socket = Endpoint.unixSocket(Path.of("/run/redis.sock"));
    assertSays("host and a port", () -> RedisClusterClient.builder().nodes(socket));
    assertSays("at least one node", () -> RedisClusterClient.builder().nodes());
    try (ConnectionPool pool = ConnectionPool.create("redis://a")) {
      assertSays("one server's", () -> RedisClusterClient.builder().pool(pool).build());
    }
  }

  @Test
  void should_name_the_right_client_when_another_one_is_given_the_url() {
    assertSays("use RedisClusterClient", () -> RedisClient.create(URL));
    assertSays("use RedisClusterClient", () -> ConnectionPool.create(URL));
    assertSays("use RedisClient", () -> LedisClient.create(URL));
  }

  @Test
  void should_name_the_seeds_and_no_password_when_nobody_answers() {
    RedisClusterClient redis =
        RedisClusterClient.create("redis+cluster://:secret@127.0.0.1:1?command_timeout=200ms");
    try (redis) {
      Throwable failure =
          assertThrows(RuntimeException.class, () -> RealCluster.get(redis.get("k")));
      assertTrue(failure.getMessage().contains("slot"), failure.getMessage());
      assertEquals(-1, failure.getMessage().indexOf("secret"));
    }
  }

  private static void assertSays(String what, Executable building) {
    String said = assertThrows(IllegalArgumentException.class, building).getMessage();
    assertTrue(said.contains(what), said);
    assertEquals(-1, said.indexOf("secret"));
  }
}
