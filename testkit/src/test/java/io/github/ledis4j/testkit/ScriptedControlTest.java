package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScriptedControlTest {
  private static final String OK = "+OK\r\n";

  @RegisterExtension static final ScriptedServer SERVER = ScriptedServer.replying(OK);

  @Test
  void should_answer_when_registered_as_extension() throws IOException {
    assertEquals(OK, RawClient.ask(SERVER.socketAddress(), 5, "SET", "k", "v"));
    assertTrue(SERVER.redisUri().startsWith("redis://127.0.0.1:"));
  }

  @Test
  void should_record_requests_and_hold_replies_until_released() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(OK).start();
        RawClient client = new RawClient(server.socketAddress())) {
      server.holdReplies();
      client.send("SET", "k", "ä").send("GET", "k");
      assertEquals(List.of(List.of("SET", "k", "ä"), List.of("GET", "k")), server.awaitRequests(2));
      assertTrue(client.hearsNothing());
      server.releaseReplies();
      assertEquals(OK + OK, client.read(10));
      assertTrue(
          new String(server.receivedBytes(), StandardCharsets.UTF_8)
              .startsWith("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$2\r\nä\r\n"));
    }
  }

  @Test
  void should_send_unasked_bytes_when_told_to() throws IOException {
    try (ScriptedServer server = ScriptedServer.onUnixSocket().start()) {
      assertThrows(IllegalStateException.class, () -> server.send(OK));
      try (RawClient client = new RawClient(server.socketAddress())) {
        server.awaitConnections(1);
        server.send(":42\r\n");
        assertEquals(":42\r\n", client.read(5));
      }
    }
  }

  @Test
  void should_answer_the_handshake_outside_the_script() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(":1\r\n").start();
        RawClient client = new RawClient(server.socketAddress())) {
      String hello = client.send("hello", "3").readSome(1024, 10_000);
      assertTrue(hello.startsWith("%7\r\n") && hello.contains("proto\r\n:3\r\n"), hello);
      client.send("AUTH", "u", "p").send("SELECT", "1").send("CLIENT", "SETNAME", "x");
      assertEquals(OK + OK + OK, client.read(15));
      assertEquals("+PONG\r\n:1\r\n", client.send("PING").send("INCR", "k").read(11));
      assertEquals(List.of(List.of("INCR", "k")), server.requests());
      assertEquals(5, server.handshakes().size());
    }
  }

  @Test
  void should_refuse_hello_when_like_ledisdb() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(OK).likeLedisDb().start()) {
      assertEquals(
          "-command not found\r\n", RawClient.ask(server.socketAddress(), 20, "HELLO", "3"));
    }
  }

  @Test
  void should_describe_itself_outside_the_script_when_asked_about_the_server() throws IOException {
    try (ScriptedServer redis = ScriptedServer.replying(OK).start();
        ScriptedServer ledis = ScriptedServer.replying(OK).likeLedisDb().start()) {
      assertTrue(info(redis, "server").contains("redis_version:"));
      assertTrue(info(ledis, "server").contains("readonly:false\r\n"));
      assertEquals(OK, info(ledis, "memory"));
      assertEquals(List.of(List.of("INFO", "memory")), ledis.requests());
    }
  }

  private static String info(ScriptedServer server, String section) throws IOException {
    try (RawClient client = new RawClient(server.socketAddress())) {
      return client.send("INFO", section).readSome(1024, 10_000);
    }
  }

  @Test
  void should_leave_handshake_commands_to_the_script_when_told_to() throws IOException {
    try (ScriptedServer some = ScriptedServer.replying(OK).scripting("ping").start();
        ScriptedServer silent = ScriptedServer.onFreePort().withoutHandshake().start();
        RawClient unheard = new RawClient(silent.socketAddress())) {
      assertEquals(OK, RawClient.ask(some.socketAddress(), 5, "PING"));
      unheard.send("HELLO", "3");
      silent.awaitRequests(1);
      assertTrue(unheard.hearsNothing());
    }
  }
}
