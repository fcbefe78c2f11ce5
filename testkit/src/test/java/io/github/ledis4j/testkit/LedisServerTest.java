package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedisServerTest {
  private static final String OK = "+OK\r\n";
  private static final String PONG = "+PONG\r\n";

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @Test
  void should_answer_when_registered_as_extension() throws IOException {
    assertEquals(PONG, RawClient.ask(LEDIS.socketAddress(), 7, "PING"));
    assertEquals("ledis://127.0.0.1:" + LEDIS.port() + "/0", LEDIS.uri());
    assertTrue(LEDIS.log().contains("listening on"), LEDIS.log());
  }

  @Nested
  class InNestedClass {
    @Test
    void should_still_run_when_a_nested_class_uses_it() {
      assertTrue(LEDIS.isRunning());
    }
  }

  @Test
  void should_refuse_options_when_running() {
    assertThrows(IllegalStateException.class, () -> LEDIS.databases(2));
    assertThrows(IllegalStateException.class, LEDIS::socketPath);
  }

  @Test
  void should_answer_when_on_unix_socket() throws IOException {
    try (LedisServer server = LedisServer.onUnixSocket().socketPermissions("0700").start()) {
      assertEquals(PONG, RawClient.ask(server.socketAddress(), 7, "PING"));
      assertEquals("ledis+unix://" + server.socketPath(), server.uri());
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(server.socketPath())));
    }
  }

  @Test
  void should_come_back_at_the_same_address_when_killed() throws IOException {
    try (LedisServer server = LedisServer.onUnixSocket().start()) {
      server.kill();
      assertFalse(server.isRunning());
      assertThrows(IOException.class, () -> RawClient.ask(server.socketAddress(), 7, "PING"));
      server.start();
      assertEquals(PONG, RawClient.ask(server.socketAddress(), 7, "PING"));
    }
  }

  @Test
  void should_keep_its_data_when_stored_on_disk_and_killed() throws IOException {
    try (LedisServer server = LedisServer.onFreePort().store(LedisServer.Store.GOLEVELDB).start()) {
      int port = server.port();
      RawClient.ask(server.socketAddress(), 5, "SET", "k", "v");
      server.kill();
      server.restart();
      assertEquals(port, server.port());
      assertEquals("$1\r\nv\r\n", RawClient.ask(server.socketAddress(), 7, "GET", "k"));
    }
  }

  @Test
  void should_forget_its_data_when_restarted_with_the_memory_store() throws IOException {
    try (LedisServer server = LedisServer.onFreePort().start()) {
      RawClient.ask(server.socketAddress(), 5, "SET", "k", "v");
      server.restart();
      assertEquals("$-1\r\n", RawClient.ask(server.socketAddress(), 5, "GET", "k"));
    }
  }

  @Test
  void should_answer_only_later_when_suspended() throws IOException {
    try (LedisServer server = LedisServer.onFreePort().start();
        RawClient client = new RawClient(server.socketAddress())) {
      server.suspend();
      client.send("PING");
      assertTrue(client.hearsNothing());
      server.resume();
      assertEquals(PONG, client.read(7));
    }
  }

  @Test
  void should_stop_when_suspended_or_holding_a_blocked_client() throws IOException {
    LedisServer server = LedisServer.onFreePort().start();
    try (RawClient blocked = new RawClient(server.socketAddress())) {
      assertEquals(PONG, blocked.send("PING").read(7));
      blocked.send("BLPOP", "jobs", "0");
      server.suspend();
      server.close();
    }
    assertFalse(server.isRunning());
  }

  @Test
  void should_ask_for_the_password_when_one_is_set() throws IOException {
    try (LedisServer server = LedisServer.onFreePort().password("secret").start();
        RawClient client = new RawClient(server.socketAddress())) {
      assertEquals("-not authenticated\r\n", client.send("GET", "k").read(20));
      assertEquals(OK, client.send("AUTH", "secret").read(5));
      assertEquals("$-1\r\n", client.send("GET", "k").read(5));
      assertFalse(server.toString().contains("secret"));
    }
  }

  @Test
  void should_apply_its_options_when_started() throws IOException {
    try (LedisServer server =
            LedisServer.onFreePort()
                .databases(2)
                .readonly()
                .socketBuffers(1 << 20, 1 << 20)
                .keepalive(Duration.ofSeconds(60))
                .start();
        RawClient client = new RawClient(server.socketAddress())) {
      assertEquals(OK, client.send("SELECT", "1").read(5));
      assertEquals("-invalid db index 2", client.send("SELECT", "2").read(19));
    }
    try (LedisServer server = LedisServer.onFreePort().readonly().start()) {
      assertEquals(
          "-write not support", RawClient.ask(server.socketAddress(), 18, "SET", "k", "v"));
    }
  }

  @Test
  void should_tell_what_the_server_printed_when_it_does_not_start() {
    LedisServer server = LedisServer.onUnixSocket().socketPermissions("rwx");
    ServerStartException failure = assertThrows(ServerStartException.class, server::start);
    assertTrue(failure.getMessage().contains("invalid syntax"), failure.getMessage());
    server.close();
  }

  @Test
  void should_leave_no_files_when_closed() {
    LedisServer server = LedisServer.onUnixSocket().start();
    server.close();
    assertFalse(Files.exists(server.socketPath()));
  }
}
