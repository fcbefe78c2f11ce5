package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ScriptedConnectionTest {
  private static final String OK = "+OK\r\n";
  private static final long PLENTY = 1L << 28;

  @Test
  void should_end_the_stream_when_told_to_close() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(OK).thenClose().start();
        RawClient client = new RawClient(server.socketAddress())) {
      assertEquals(OK, client.send("SET", "a", "1").send("SET", "a", "2").readAll());
    }
  }

  @Test
  void should_fail_the_read_when_told_to_reset() throws IOException {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReset().start();
        RawClient client = new RawClient(server.socketAddress())) {
      client.send("SET", "a", "1");
      assertThrows(IOException.class, client::readAll);
    }
  }

  @Test
  void should_stall_the_writer_when_told_to_stop_reading() throws IOException {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenStopReading().start();
        RawClient client = new RawClient(server.socketAddress())) {
      client.send("GET", "k");
      server.awaitRequests(1);
      assertTrue(client.flood(PLENTY) < PLENTY);
    }
  }

  @Test
  void should_follow_another_script_when_the_next_client_connects() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.onUnixSocket().thenClose().onNextConnection().thenReply(OK).start()) {
      assertEquals("", RawClient.ask(server.socketAddress(), 5, "GET", "k"));
      assertEquals(OK, RawClient.ask(server.socketAddress(), 5, "GET", "k"));
      assertEquals(OK, RawClient.ask(server.socketAddress(), 5, "GET", "k"));
      assertEquals(3, server.connectionCount());
    }
  }

  @Test
  void should_refuse_and_accept_again_when_told_to() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(OK).start();
        RawClient early = new RawClient(server.socketAddress())) {
      server.awaitConnections(1);
      server.refuseConnections();
      assertThrows(
          ConnectException.class, () -> RawClient.ask(server.socketAddress(), 5, "GET", "k"));
      assertEquals(OK, early.send("GET", "k").read(5));
      server.acceptConnections();
      assertEquals(OK, RawClient.ask(server.socketAddress(), 5, "GET", "k"));
    }
  }

  @Test
  void should_close_or_reset_at_any_time_when_the_test_asks() throws IOException {
    try (ScriptedServer server = ScriptedServer.replying(OK).start()) {
      try (RawClient client = new RawClient(server.socketAddress())) {
        server.awaitConnections(1);
        server.closeConnections();
        assertEquals("", client.readAll());
      }
      try (RawClient client = new RawClient(server.socketAddress())) {
        server.awaitConnections(2);
        server.resetConnections();
        assertThrows(IOException.class, client::readAll);
      }
    }
  }

  @Test
  void should_start_afresh_when_closed_and_started_again() throws IOException {
    ScriptedServer server = ScriptedServer.onUnixSocket().thenReply(OK).start();
    RawClient.ask(server.socketAddress(), 5, "GET", "k");
    server.close();
    assertThrows(IOException.class, () -> RawClient.ask(server.socketAddress(), 5, "GET", "k"));
    try (ScriptedServer again = server.start()) {
      assertEquals(0, again.connectionCount());
      assertEquals(OK, RawClient.ask(again.socketAddress(), 5, "GET", "k"));
    }
  }
}
