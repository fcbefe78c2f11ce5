package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultProxyTest {
  private static final String OK = "+OK\r\n";
  private static final long PLENTY = 64L * 1024 * 1024;

  private enum Way {
    TCP(ScriptedServer::onFreePort),
    UNIX_SOCKET(ScriptedServer::onUnixSocket);

    private final Supplier<ScriptedServer> server;

    Way(Supplier<ScriptedServer> server) {
      this.server = server;
    }

    ScriptedServer answering(String reply) {
      return server.get().thenReply(reply).start();
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_hand_everything_on_when_no_fault_is_asked_for(Way way) throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start();
        RawClient client = new RawClient(proxy.socketAddress())) {
      assertEquals(OK + OK, client.send("SET", "k", "v").send("SET", "l", "v").read(10));
      assertEquals(1, proxy.connectionCount());
      assertEquals(2, server.requests().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_lose_the_reply_when_replies_are_held_and_the_connection_is_closed(Way way)
      throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start();
        RawClient client = new RawClient(proxy.socketAddress())) {
      proxy.replies().hold();
      client.send("SET", "k", "v");
      proxy.replies().awaitHeld();
      assertEquals(1, server.requests().size());
      proxy.closeConnections();
      proxy.replies().release();
      assertEquals("", client.readAll());
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_keep_requests_from_the_server_until_they_are_released(Way way) throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start();
        RawClient client = new RawClient(proxy.socketAddress())) {
      proxy.requests().hold();
      client.send("SET", "k", "v");
      proxy.requests().awaitHeld();
      assertEquals(List.of(), server.requests());
      proxy.requests().release();
      assertEquals(OK, client.read(5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_accept_and_never_answer_when_silent(Way way) throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start()) {
      proxy.silence();
      try (RawClient client = new RawClient(proxy.socketAddress())) {
        client.send("SET", "k", "v");
        proxy.requests().awaitHeld();
        assertTrue(client.hearsNothing());
        proxy.restore();
        assertEquals("", client.readAll());
      }
      assertEquals(OK, RawClient.ask(proxy.socketAddress(), 5, "SET", "l", "v"));
      assertEquals(List.of(List.of("SET", "l", "v")), server.requests());
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_stall_writes_when_requests_are_held(Way way) throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start();
        RawClient client = new RawClient(proxy.socketAddress())) {
      proxy.requests().hold();
      assertTrue(client.flood(PLENTY) < PLENTY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_end_the_reply_and_its_connection_when_cut(Way way) throws IOException {
    try (ScriptedServer server = way.answering("$5\r\nhello\r\n");
        FaultProxy proxy = FaultProxy.to(server).start();
        RawClient client = new RawClient(proxy.socketAddress());
        RawClient other = new RawClient(proxy.socketAddress())) {
      proxy.replies().cutAfter(6);
      assertEquals("$5\r\nhe", client.send("GET", "k").readAll());
      assertEquals("$5\r\nhello\r\n", other.send("GET", "k").read(11));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_end_the_connection_right_after_a_whole_reply_when_cut_there(Way way)
      throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start();
        RawClient client = new RawClient(proxy.socketAddress())) {
      proxy.replies().cutAfter(5);
      assertEquals(OK, client.send("SET", "k", "v").readAll());
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_lose_the_end_of_a_request_when_cut(Way way) throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start();
        RawClient client = new RawClient(proxy.socketAddress())) {
      proxy.requests().cutAfter(7);
      assertEquals("", client.send("SET", "k", "v").readAll());
      assertEquals(List.of(), server.requests());
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_answer_late_when_delayed(Way way) throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start();
        RawClient client = new RawClient(proxy.socketAddress())) {
      proxy.replies().delay(Duration.ofHours(1));
      client.send("SET", "k", "v");
      server.awaitRequests(1);
      assertTrue(client.hearsNothing());
      proxy.replies().delay(Duration.ofMillis(1));
      assertEquals(OK, client.read(5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_refuse_connections_when_told_to(Way way) throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start()) {
      proxy.refuseConnections();
      assertThrows(SocketException.class, () -> SocketChannel.open(proxy.socketAddress()));
      proxy.acceptConnections();
      assertEquals(OK, RawClient.ask(proxy.socketAddress(), 5, "SET", "k", "v"));
    }
  }

  @Test
  void should_reset_connections_when_told_to() throws IOException {
    try (ScriptedServer server = Way.TCP.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start();
        RawClient client = new RawClient(proxy.socketAddress())) {
      assertEquals(OK, client.send("SET", "k", "v").read(5));
      proxy.resetConnections();
      assertThrows(SocketException.class, client::readAll);
    }
  }

  @Test
  void should_pass_a_reset_on_when_the_server_resets() throws IOException {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReset().start();
        FaultProxy proxy = FaultProxy.to(server).start();
        RawClient client = new RawClient(proxy.socketAddress())) {
      assertThrows(SocketException.class, client.send("SET", "k", "v")::readAll);
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_close_at_once_when_the_server_cannot_be_reached(Way way) throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start()) {
      server.refuseConnections();
      try (RawClient client = new RawClient(proxy.socketAddress())) {
        assertEquals("", client.readAll());
      }
      server.acceptConnections();
      assertEquals(OK, RawClient.ask(proxy.socketAddress(), 5, "SET", "k", "v"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void should_stand_before_any_server_when_given_its_url(Way way) throws IOException {
    try (ScriptedServer server = way.answering(OK);
        FaultProxy proxy = FaultProxy.to(server.redisUri()).start()) {
      assertEquals(OK, RawClient.ask(proxy.socketAddress(), 5, "SET", "k", "v"));
      String address =
          way == Way.TCP ? proxy.host() + ":" + proxy.port() : proxy.socketPath().toString();
      assertTrue(proxy.uri().startsWith("redis") && proxy.uri().contains(address), proxy.uri());
    }
  }

  @Test
  void should_refuse_a_url_without_an_address() {
    assertThrows(IllegalArgumentException.class, () -> FaultProxy.to("redis://localhost"));
  }

  @Test
  void should_end_all_faults_when_a_test_is_over() throws IOException {
    try (ScriptedServer server = Way.TCP.answering(OK);
        FaultProxy proxy = FaultProxy.to(server).start()) {
      proxy.beforeEach(null);
      proxy.silence();
      proxy.replies().cutAfter(1);
      proxy.requests().delay(Duration.ofHours(1));
      proxy.refuseConnections();
      proxy.afterEach(null);
      assertEquals(OK, RawClient.ask(proxy.socketAddress(), 5, "SET", "k", "v"));
    }
  }

  @Test
  void should_be_missing_when_its_server_is() {
    FaultProxy proxy = FaultProxy.to(new AbsentServer());
    assertFalse(proxy.isAvailable());
    assertEquals("nobody makes this server", proxy.unavailableReason());
  }
}
