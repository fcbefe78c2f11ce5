package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(RedisVersion.class)
class RedisServerTest {
  private static final String OK = "+OK\r\n";
  private static final String NOAUTH = "-NOAUTH Authentication required.\r\n";
  private static final String PONG = "+PONG\r\n";

  @Parameter RedisVersion version;

  @BeforeEach
  void requireVersion() {
    assumeTrue(version.isAvailable(), version::unavailableReason);
  }

  @Test
  void should_answer_with_its_version_when_started() throws IOException {
    try (RedisServer server = RedisServer.onFreePort().version(version).start();
        RawClient client = new RawClient(server.socketAddress())) {
      assertEquals("redis://127.0.0.1:" + server.port() + "/0", server.uri());
      String[] name = version.name().split("_");
      String field = name[0].equals("REDIS") ? "redis_version" : "valkey_version";
      String info = client.send("INFO", "server").readSome(1 << 16, 10_000);
      assertTrue(info.contains(field + ":" + name[1] + "." + name[2] + "."), info);
    }
  }

  @Test
  void should_answer_when_on_unix_socket() throws IOException {
    try (RedisServer server = RedisServer.onUnixSocket().version(version).start()) {
      assertEquals("redis+unix://" + server.socketPath(), server.uri());
      assertEquals(PONG, RawClient.ask(server.socketAddress(), 7, "PING"));
      server.kill();
      server.start();
      assertEquals(PONG, RawClient.ask(server.socketAddress(), 7, "PING"));
    }
  }

  @Test
  void should_keep_its_data_when_configured_to_and_restarted() throws IOException {
    try (RedisServer server =
        RedisServer.onFreePort().version(version).config("appendonly yes").start()) {
      RawClient.ask(server.socketAddress(), 5, "SET", "k", "v");
      server.restart();
      assertEquals("$1\r\nv\r\n", RawClient.ask(server.socketAddress(), 7, "GET", "k"));
    }
  }

  @Test
  void should_answer_only_later_when_suspended() throws IOException {
    try (RedisServer server = RedisServer.onFreePort().version(version).start();
        RawClient client = new RawClient(server.socketAddress())) {
      server.suspend();
      assertTrue(client.send("PING").hearsNothing());
      server.resume();
      assertEquals(PONG, client.read(7));
    }
  }

  @Test
  void should_apply_its_options_when_started() throws IOException {
    try (RedisServer server =
            RedisServer.onFreePort()
                .version(version)
                .password("top secret")
                .user("app", "se\"cret")
                .user("reader", "pw", "~public:* +get")
                .databases(2)
                .start();
        RawClient client = new RawClient(server.socketAddress())) {
      assertEquals(NOAUTH, client.send("GET", "k").read(NOAUTH.length()));
      assertEquals(OK, client.send("AUTH", "top secret").read(5));
      assertEquals(OK, client.send("AUTH", "app", "se\"cret").read(5));
      assertEquals(OK, client.send("SELECT", "1").read(5));
      assertEquals(OK, client.send("AUTH", "reader", "pw").read(5));
      assertEquals("-NOPERM", client.send("GET", "private").read(7));
    }
  }

  @Test
  void should_watch_a_master_when_it_is_a_sentinel() throws IOException {
    try (RedisServer master = RedisServer.onFreePort().version(version).start();
        RedisServer sentinel =
            RedisServer.onFreePort().version(version).sentinel("mymaster", master, 1).start();
        RawClient client = new RawClient(sentinel.socketAddress())) {
      String port = Integer.toString(master.port());
      String address = "*2\r\n$9\r\n127.0.0.1\r\n$5\r\n" + port + "\r\n";
      client.send("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster");
      assertEquals(address, client.read(address.length()));
    }
  }
}
