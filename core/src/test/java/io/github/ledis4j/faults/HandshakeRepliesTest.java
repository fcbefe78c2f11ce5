package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.RefusedException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers and proxies say to the steps of a handshake, before they close or instead. */
class HandshakeRepliesTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration NO_LIMIT = Duration.ZERO;
  private static final String OK = "+OK\r\n";
  private static final String FULL = "-ERR max number of clients reached\r\n";
  private static final String DENIED = "-DENIED Redis is running in protected mode because ...\r\n";

  private static RedisClient.Builder withAll(ScriptedServer server) {
    return Faults.client(server.start(), LONG).password("secret").clientName("n").database(1);
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  static Stream<Arguments> notNow() {
    return Stream.of(
        arguments("AUTH", FULL),
        arguments("HELLO", FULL),
        arguments("HELLO", "-LOADING Redis is loading the dataset in memory\r\n"),
        arguments("HELLO", "-BUSY Redis is busy running a script.\r\n"),
        arguments("HELLO", "-ERR no upstream host\r\n"),
        arguments("CLIENT", FULL),
        arguments("SELECT", FULL),
        arguments("SELECT", "-BUSY Redis is busy running a script.\r\n"),
        arguments("SELECT", "-MASTERDOWN Link with MASTER is down\r\n"),
        arguments("SELECT", "-ERR Connection timed out\r\n"));
  }

  @ParameterizedTest
  @MethodSource("notNow")
  void should_wait_and_connect_again_when_the_server_cannot_serve_now(String step, String words) {
    ScriptedServer server =
        ScriptedServer.replying(words).scripting(step).onNextConnection().thenReply(OK);
    try (server;
        RedisClient client = withAll(server).build()) {
      assertEquals(true, Faults.value(client.set("k", "v")));
      assertEquals(2, server.connectionCount());
      assertEquals(1, client.statistics().shared().failedConnects());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-LOADING Redis is loading\r\n", "-MASTERDOWN Link is down\r\n"})
  void should_wait_when_the_server_shakes_hands_and_serves_nobody(String words) {
    ScriptedServer server =
        ScriptedServer.replying("_\r\n").thenReply(words).scripting("HELLO", "PING");
    server.onNextConnection().thenReply("_\r\n").thenReply("+PONG\r\n").thenReply(OK);
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      assertEquals(true, Faults.value(client.set("k", "v")));
      assertEquals(2, server.connectionCount());
    }
  }

  /** Somebody has to be able to kill the script. */
  @Test
  void should_connect_when_a_script_keeps_the_server_busy() {
    ScriptedServer server =
        ScriptedServer.replying("_\r\n")
            .thenReply("-BUSY Redis is busy running a script.\r\n")
            .scripting("HELLO", "PING")
            .thenReply(OK);
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Faults.value(client.execute("SCRIPT", "KILL"));
      assertEquals(1, server.connectionCount());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {FULL, "-ERR go away\r\n", DENIED})
  void should_give_the_servers_words_when_it_says_them_and_closes(String words) {
    try (ScriptedServer server =
            ScriptedServer.replying(words).thenCutAt(words.length()).scripting("HELLO");
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      Throwable failure = Faults.failure(client.connect());
      assertInstanceOf(ConnectionException.class, failure);
      assertEquals(Outcome.NOT_SENT, Outcome.of(failure));
      assertTrue(message(failure).contains(words.substring(1).trim()), message(failure));
    }
  }

  @Test
  void should_fail_what_waits_at_once_when_the_server_is_in_protected_mode() {
    try (ScriptedServer server =
            ScriptedServer.replying(DENIED).thenCutAt(DENIED.length()).scripting("HELLO");
        RedisClient client = Faults.client(server.start(), NO_LIMIT).build()) {
      Throwable failure = Faults.failure(client.set("k", "v"));
      assertInstanceOf(RefusedException.class, failure);
      assertTrue(message(failure).contains("protected mode"), message(failure));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-NOPERM User u has no permissions to run the 'hello' command\r\n",
        "-unsupported command 'HELLO'\r\n",
        "-ERR unsupported command `hello`\r\n",
        "-ERR handle request, command 'HELLO' is not allowed\r\n"
      })
  void should_go_on_with_resp2_when_hello_is_refused_and_the_credentials_are_not(String words) {
    try (ScriptedServer server = ScriptedServer.replying(words).scripting("HELLO").thenReply(OK);
        RedisClient client = Faults.client(server.start(), LONG).password("secret").build()) {
      assertEquals(true, Faults.value(client.set("k", "v")));
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_ask_less_when_a_proxy_closes_on_hello_and_resp2_is_all_we_want() {
    ScriptedServer server =
        ScriptedServer.onFreePort().thenClose().scripting("HELLO").onNextConnection().thenReply(OK);
    try (server;
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.protocol(Protocol.RESP2))
                .build()) {
      Faults.value(client.connect());
      assertEquals(true, Faults.value(client.set("k", "v")));
      assertEquals(List.of(List.of("HELLO"), List.of("SET", "k", "v")), server.requests());
    }
  }

  @Test
  void should_name_the_ways_out_when_hello_is_answered_by_a_close() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenClose().scripting("HELLO");
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      String message = message(Faults.failure(client.connect()));
      assertTrue(message.contains("try rediss://"), message);
      assertTrue(message.contains("try protocol=resp2"), message);
    }
  }

  @Test
  void should_give_the_servers_words_when_it_falls_silent_after_them() {
    try (ScriptedServer server =
            ScriptedServer.replying("-ERR not that\r\n").thenSwallow().scripting("HELLO", "PING");
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.connectTimeout(Duration.ofMillis(200)))
                .build()) {
      String message = message(Faults.failure(client.connect()));
      assertTrue(message.contains("it said: HELLO: ERR not that"), message);
    }
  }

  @Test
  void should_say_that_it_speaks_tls_when_an_alert_is_the_answer() {
    byte[] alert = {0x15, 3, 3, 0, 2, 2, 10};
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReply(alert).scripting("HELLO");
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      String message = message(Faults.failure(client.connect()));
      assertTrue(message.contains("speaks TLS: try rediss://"), message);
    }
  }

  @Test
  void should_not_call_it_another_kind_of_server_when_it_began_well() {
    try (ScriptedServer server = ScriptedServer.replying("_\r\n?\r\n").scripting("HELLO");
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      String message = message(Faults.failure(client.connect()));
      assertTrue(message.contains("by nonsense: reply is not RESP"), message);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERR Client sent AUTH, but no password is set          | leave the password out",
        "ERR AUTH <password> called without any password configured | leave the password out",
        "ERR wrong number of arguments for 'auth' command      | give the password alone"
      })
  void should_say_what_helps_when_credentials_are_refused(String words, String help) {
    try (ScriptedServer server = ScriptedServer.replying("-" + words + "\r\n").scripting("AUTH");
        RedisClient client =
            Faults.client(server.start(), NO_LIMIT).credentials("u", "p").build()) {
      Throwable failure = Faults.failure(client.get("k"));
      assertInstanceOf(AuthenticationException.class, failure);
      assertTrue(message(failure).contains(help), message(failure));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-ERR DB index is out of range\r\n",
        "-ERR invalid DB index\r\n",
        "-ERR SELECT is not allowed in cluster mode\r\n",
        "-ERR unknown command 'SELECT'\r\n",
        "-unsupported command 'SELECT'\r\n"
      })
  void should_name_the_option_when_there_is_no_such_database(String words) {
    try (ScriptedServer server = ScriptedServer.replying(words).scripting("SELECT");
        RedisClient client = Faults.client(server.start(), NO_LIMIT).database(1).build()) {
      Throwable failure = Faults.failure(client.get("k"));
      assertInstanceOf(RefusedException.class, failure);
      assertTrue(message(failure).contains("has no database 1"), message(failure));
      assertTrue(message(failure).contains("option: database"), message(failure));
    }
  }

  @Test
  void should_want_credentials_when_a_ledisdb_says_that_it_got_none() {
    try (ScriptedServer server =
            ScriptedServer.replying("-not authenticated\r\n").scripting("INFO").likeLedisDb();
        LedisClient client =
            LedisClient.builder()
                .endpoint(Endpoint.tcp(server.start().host(), server.port()))
                .commandTimeout(NO_LIMIT)
                .build()) {
      Throwable failure = Faults.failure(client.get("k"));
      assertInstanceOf(AuthenticationException.class, failure);
      assertFalse(server.requests().contains(List.of("GET", "k")));
    }
  }
}
