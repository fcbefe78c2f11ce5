package io.github.ledis4j.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that does not know any more who is at the other end of a connection. */
class ForgottenAuthenticationTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String REFUSAL = "-NOAUTH Authentication required.\r\n";

  @Test
  void should_say_who_it_is_again_on_another_connection() {
    ScriptedServer server =
        ScriptedServer.replying(REFUSAL).onNextConnection().thenReply("+OK\r\n");
    try (server;
        RedisClient client = Faults.client(server.start(), LONG).password("secret").build()) {
      assertInstanceOf(
          ServerException.NotAuthenticated.class, Faults.failure(client.set("a", "1")));
      assertEquals(true, Faults.value(client.set("b", "1")));
      assertEquals(2, server.connectionCount());
      assertEquals(
          2, server.handshakes().stream().filter(words -> words.get(0).equals("AUTH")).count());
    }
  }

  @Test
  void should_stay_when_it_never_said_who_it_is() {
    try (ScriptedServer server = ScriptedServer.replying(REFUSAL);
        RedisClient client = Faults.client(server.start(), LONG).build()) {
      for (int i = 0; i < 3; i++) {
        assertInstanceOf(
            ServerException.NotAuthenticated.class, Faults.failure(client.set("a", "1")));
      }
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_leave_a_lease_to_its_user() {
    try (ScriptedServer server = ScriptedServer.replying(REFUSAL).thenReply("$1\r\nx\r\n");
        RedisClient client = Faults.client(server.start(), LONG).password("secret").build()) {
      String value =
          Faults.value(
              client.withConnection(c -> c.get("a").exceptionallyCompose(refused -> c.get("a"))));
      assertEquals("x", value);
    }
  }
}
