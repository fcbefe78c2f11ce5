package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that refuse a part of the handshake: nobody's command is sent before that is settled. */
class HandshakeTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final List<String> HELLO = List.of("HELLO", "3");
  private static final List<String> GET = List.of("GET", "k");
  private static final String X = "$1\r\nx\r\n";
  private static final String OK = "+OK\r\n";

  private static LedisClient ledis(ScriptedServer server, int database) {
    return LedisClient.builder()
        .endpoint(Endpoint.tcp(server.host(), server.port()))
        .database(database)
        .commandTimeout(LONG)
        .build();
  }

  /** The failure of a command that must not have been sent. */
  private static <T extends LedisException> T refusal(
      Class<T> type, ScriptedServer server, CompletableFuture<?> future) {
    T failure = assertInstanceOf(type, Faults.failure(future));
    assertEquals(Outcome.NOT_SENT, failure.outcome());
    assertFalse(server.requests().contains(GET), () -> server.requests().toString());
    assertTrue(failure.getMessage().contains(":" + server.port()), failure.getMessage());
    return failure;
  }

  private static void contains(String part, Throwable failure) {
    assertTrue(String.valueOf(failure.getMessage()).contains(part), failure::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-command not found",
        "-ERR unknown command 'HELLO'",
        "-ERR unknown command `HELLO`, with args beginning with: `3`, ",
        "-NOPROTO unsupported protocol version",
        "-NOPROTO sorry, this protocol version is not supported",
        "-ERR unknown command"
      })
  void should_go_on_with_resp2_when_hello_is_refused(String refusal) {
    try (ScriptedServer server =
            ScriptedServer.replying(refusal + "\r\n").scripting("HELLO").thenReply(X);
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      assertEquals("x", Faults.value(client.get("k")));
      assertEquals(List.of(HELLO, GET), server.requests());
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_fail_when_hello_is_refused_and_resp3_was_demanded() {
    try (ScriptedServer server =
            ScriptedServer.replying("-NOPROTO unsupported\r\n").scripting("HELLO");
        RedisClient client =
            Faults.client(server.start(), LONG)
                .connections(c -> c.protocol(Protocol.RESP3))
                .build()) {
      ConnectionException failure = refusal(ConnectionException.class, server, client.get("k"));
      contains("RESP3", failure);
      contains("NOPROTO unsupported", failure);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-WRONGPASS invalid username-password pair or user is disabled.",
        "-ERR invalid password",
        "-ERR Client sent AUTH, but no password is set",
        "-ERR AUTH <password> called without any password configured",
        "-authentication failure",
        "-ERR unknown command 'AUTH'"
      })
  void should_fail_and_name_the_reason_when_auth_is_refused(String reason) {
    try (ScriptedServer server =
            ScriptedServer.replying(reason + "\r\n").scripting("AUTH").thenReply(X);
        RedisClient client = Faults.client(server.start(), LONG).password("s3cret").build()) {
      AuthenticationException failure =
          refusal(AuthenticationException.class, server, client.get("k"));
      contains("refused the credentials", failure);
      contains(reason.substring(1).trim(), failure);
      assertFalse(failure.toString().contains("s3cret"));
    }
  }

  @Test
  void should_ask_for_credentials_when_hello_is_refused_for_want_of_them() {
    try (ScriptedServer server =
            ScriptedServer.replying("-NOAUTH HELLO must be called authenticated\r\n")
                .scripting("HELLO");
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      contains("got none", refusal(AuthenticationException.class, server, client.get("k")));
    }
  }

  @Test
  void should_fail_every_command_of_its_own_when_select_is_refused() {
    try (ScriptedServer server =
            ScriptedServer.replying("-ERR DB index is out of range\r\n").scripting("SELECT");
        RedisClient client = Faults.client(server.start(), LONG).database(99).build()) {
      CompletableFuture<String> first = client.get("k");
      CompletableFuture<String> second = client.get("k");
      ConnectionException one = refusal(ConnectionException.class, server, first);
      ConnectionException other = refusal(ConnectionException.class, server, second);
      for (ConnectionException failure : List.of(one, other)) {
        contains("database 99", failure);
        contains("DB index is out of range", failure);
      }
      assertFalse(one == other, "no two callers share a stack trace");
    }
  }

  @Test
  void should_leave_the_other_databases_usable_when_select_is_refused() {
    try (ScriptedServer server =
            ScriptedServer.replying(X)
                .scripting("SELECT")
                .onNextConnection()
                .thenReply("-invalid db index 99, must be in [0, 15]\r\n");
        LedisClient client = ledis(server.likeLedisDb().start(), 0)) {
      assertEquals("x", Faults.value(client.get("k")));
      Throwable failure = Faults.failure(client.withDatabase(99).get("other"));
      contains("invalid db index 99", failure);
      assertEquals(Outcome.NOT_SENT, Outcome.of(failure));
      assertEquals("x", Faults.value(client.get("k")));
      assertEquals(List.of(GET, List.of("SELECT", "99"), GET), server.requests());
    }
  }

  @Test
  void should_wait_when_the_server_is_still_loading() {
    ScriptedServer server =
        ScriptedServer.replying("-LOADING Redis is loading the dataset in memory\r\n")
            .scripting("SELECT")
            .onNextConnection()
            .thenReply(OK)
            .thenReply(X);
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).database(1).build()) {
      assertEquals("x", Faults.value(client.get("k")));
      List<String> select = List.of("SELECT", "1");
      assertEquals(List.of(select, select, GET), server.requests());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-ERR unknown command 'CLIENT'", "-command not found", "-NOPERM no"})
  void should_work_without_a_name_when_the_server_gives_none(String refusal) {
    try (ScriptedServer server =
            ScriptedServer.replying(refusal + "\r\n").scripting("CLIENT").thenReply(X);
        RedisClient client = Faults.client(server.start(), LONG).clientName("checkout").build()) {
      assertEquals("x", Faults.value(client.get("k")));
      assertEquals(List.of(List.of("CLIENT", "SETNAME", "checkout"), GET), server.requests());
    }
  }

  @Test
  void should_work_when_an_old_server_refuses_everything_that_is_optional() {
    try (ScriptedServer server =
            ScriptedServer.replying("-ERR unknown command 'HELLO'\r\n")
                .thenReply("-ERR unknown command 'CLIENT'\r\n")
                .thenReply("-ERR unknown command 'PING'\r\n")
                .scripting("HELLO", "CLIENT", "PING")
                .thenReply(X);
        RedisClient client = Faults.client(server.start(), LONG).clientName("checkout").build()) {
      assertEquals("x", Faults.value(client.get("k")));
      assertEquals(
          List.of(HELLO, List.of("CLIENT", "SETNAME", "checkout"), List.of("PING"), GET),
          server.requests());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n"})
  void should_name_the_trouble_when_something_else_answers(String greeting) {
    try (ScriptedServer server = ScriptedServer.replying(greeting).scripting("HELLO");
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      LedisException failure = refusal(LedisException.class, server, client.connect());
      contains("what answers is not Redis: it begins with \"" + greeting.trim() + "\"", failure);
    }
  }

  @Test
  void should_lease_nothing_when_the_credentials_are_refused() {
    try (ScriptedServer server =
            ScriptedServer.replying("-WRONGPASS invalid\r\n").scripting("AUTH").start();
        ConnectionPool pool =
            ConnectionPool.create("redis://:s3cret@127.0.0.1:" + server.port() + "/0")) {
      CompletableFuture<Lease> lease = pool.acquire();
      AuthenticationException failure = refusal(AuthenticationException.class, server, lease);
      assertInstanceOf(ServerException.class, rootOf(failure));
      Faults.await(() -> pool.statistics().leased() == 0);
    }
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
