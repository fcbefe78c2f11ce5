package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.TestServer;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pool that does not know which server it will find, and may not speak RESP3. */
class DetectTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static ConnectionOptions.Builder to(TestServer server) {
    return ConnectionOptions.builder().endpoint(Endpoint.tcp(server.host(), server.port()));
  }

  @Test
  void should_say_that_the_second_parser_cannot_read_a_ledisdb() {
    ConnectionOptions options = to(LEDIS).nettyCodec(true).build();
    try (ConnectionPool pool = ConnectionPool.create(options, PoolOptions.DEFAULT)) {
      Throwable failure =
          assertThrows(CompletionException.class, () -> pool.acquire().join()).getCause();
      assertInstanceOf(ConnectionException.class, failure);
      assertTrue(failure.getMessage().contains("is a LedisDB"), failure.getMessage());
    }
  }

  @Test
  void should_leave_a_redis_at_resp2() {
    ConnectionOptions options = to(REDIS).protocol(Protocol.RESP2).build();
    try (ConnectionPool pool = ConnectionPool.create(options, PoolOptions.DEFAULT);
        Lease lease = pool.acquire().join()) {
      assertEquals("2", lease.execute("HELLO").join().elements().get(5).text());
    }
  }
}
