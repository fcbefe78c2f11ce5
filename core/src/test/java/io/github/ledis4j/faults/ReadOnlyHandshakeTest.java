package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers are asked whether they take writes, and answer that in other ways than a LedisDB. */
class ReadOnlyHandshakeTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final List<String> QUESTION = List.of("INFO", "server");
  private static final List<String> APPEND = List.of("APPEND", "k", "v");
  private static final String READONLY = "$15\r\nreadonly:true\r\n\r\n";

  private static LedisClient ledis(ScriptedServer server) {
    return LedisClient.builder()
        .endpoint(Endpoint.tcp(server.host(), server.port()))
        .commandTimeout(LONG)
        .build();
  }

  private static ConnectionPool detecting(ScriptedServer server) {
    ConnectionOptions options =
        ConnectionOptions.builder().endpoint(Endpoint.tcp(server.host(), server.port())).build();
    return ConnectionPool.create(options, PoolOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-NOPERM this user has no permissions to run the 'info' command\r\n",
        "-command not found\r\n",
        "$-1\r\n",
        "$0\r\n\r\n",
        ":1\r\n",
        "*1\r\n+readonly:true\r\n"
      })
  void should_connect_and_send_everything_when_the_server_does_not_say(String answer) {
    try (ScriptedServer server =
            ScriptedServer.replying(answer).scripting("INFO").likeLedisDb().thenReply(":1\r\n");
        LedisClient client = ledis(server.start())) {
      assertEquals(1, Faults.value(client.append("k", "v")));
      assertEquals(List.of(QUESTION, APPEND), server.requests());
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_send_nothing_when_the_connection_closes_on_the_question() {
    try (ScriptedServer server =
            ScriptedServer.onFreePort().thenClose().scripting("INFO").likeLedisDb();
        LedisClient client = ledis(server.start())) {
      assertEquals(Outcome.NOT_SENT, Outcome.of(Faults.failure(client.connect())));
    }
  }

  @Test
  void should_ask_again_when_it_connects_again() {
    try (ScriptedServer server =
            ScriptedServer.replying(READONLY)
                .scripting("INFO")
                .likeLedisDb()
                .onNextConnection()
                .thenReply("$16\r\nreadonly:false\r\n\r\n")
                .thenReply(":1\r\n");
        LedisClient client = ledis(server.start())) {
      Faults.value(client.connect());
      server.closeConnections();
      server.awaitRequests(2);
      assertEquals(1, Faults.value(client.append("k", "v")));
      assertEquals(List.of(QUESTION, QUESTION, APPEND), server.requests());
    }
  }

  @Test
  void should_ask_together_with_the_other_steps_when_a_ledisdb_is_expected() {
    try (ScriptedServer server = ScriptedServer.replying("+OK\r\n").likeLedisDb();
        LedisClient client =
            LedisClient.builder()
                .endpoint(Endpoint.tcp(server.start().host(), server.port()))
                .password("secret")
                .database(2)
                .build()) {
      Faults.value(client.set("k", "v"));
      assertEquals(
          List.of(List.of("AUTH", "secret"), QUESTION, List.of("SELECT", "2")),
          server.handshakes());
    }
  }

  @Test
  void should_ask_once_the_server_turned_out_to_be_a_ledisdb() {
    try (ScriptedServer server =
            ScriptedServer.replying(READONLY).scripting("INFO").likeLedisDb().start();
        ConnectionPool pool = detecting(server);
        Lease lease = Faults.value(pool.acquire())) {
      assertInstanceOf(
          ServerException.ReadOnly.class, Faults.failure(lease.execute("APPEND", "k", "v")));
      assertEquals(QUESTION, server.requests().get(0));
    }
  }

  @Test
  void should_not_ask_a_redis() {
    try (ScriptedServer server = ScriptedServer.replying(":1\r\n").scripting("INFO").start();
        ConnectionPool pool = detecting(server);
        RedisClient client = Faults.client(server, LONG).build();
        Lease lease = Faults.value(pool.acquire())) {
      Faults.value(lease.execute("APPEND", "k", "v"));
      Faults.value(client.execute("APPEND", "k", "v"));
      assertEquals(List.of(APPEND, APPEND), server.requests());
    }
  }
}
