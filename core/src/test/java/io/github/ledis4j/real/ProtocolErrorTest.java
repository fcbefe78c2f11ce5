package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.RedisServer;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Redis that refuses a request says so and closes, while the rest is still on its way. */
class ProtocolErrorTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().config("proto-max-bulk-len 1mb");

  @ParameterizedTest
  @EnumSource(names = {"EPOLL", "NIO"})
  void should_give_the_servers_words_when_it_closes_in_the_middle_of_a_request(Transport transport)
      throws Exception {
    try (RedisClient client =
        RedisClient.builder()
            .endpoint(Endpoint.tcp(REDIS.host(), REDIS.port()))
            .connections(c -> c.transport(transport))
            .build()) {
      String value = "v".repeat(20 << 20);
      for (int i = 0; i < 10; i++) {
        ExecutionException failure =
            assertThrows(
                ExecutionException.class, () -> client.set("k", value).get(20, TimeUnit.SECONDS));
        String message = String.valueOf(failure.getCause().getMessage());
        assertTrue(message.contains("Protocol error: invalid bulk length"), message);
        assertEquals("PONG", client.ping().get(20, TimeUnit.SECONDS));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EPOLL", "NIO"})
  void should_give_the_servers_words_when_a_command_has_too_many_arguments(Transport transport)
      throws Exception {
    Object[] keys = new Object[(1 << 20) + 1];
    Arrays.fill(keys, "key");
    try (RedisClient client =
        RedisClient.builder()
            .endpoint(Endpoint.tcp(REDIS.host(), REDIS.port()))
            .connections(c -> c.transport(transport))
            .build()) {
      ExecutionException failure =
          assertThrows(
              ExecutionException.class,
              () -> client.execute("DEL", keys).get(20, TimeUnit.SECONDS));
      String message = String.valueOf(failure.getCause().getMessage());
      assertTrue(message.contains("Protocol error: invalid multibulk length"), message);
    }
  }
}
