package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.testkit.RedisServer;
import org.junit.jupiter.api.Test;

class StartServerTest {
  @Test
  void should_say_where_the_server_is_when_it_runs() throws Exception {
    RedisServer redis = RedisServer.onFreePort();
    assumeTrue(redis.isAvailable(), redis::unavailableReason);
    try (Program server = Program.start(StartServer.class, "redis");
        RedisClient client = RedisClient.create(server.awaitLine("at (redis://\\S+);"))) {
      assertEquals("here", client.echo("here").join());
    }
  }

  @Test
  void should_show_the_usage_when_there_is_no_such_server() throws Exception {
    try (Program server = Program.start(StartServer.class, "memcached")) {
      server.awaitLine("server: usage: examples/run server");
      assertEquals(1, server.exitCode());
    }
  }
}
