package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.testkit.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small window is for a LedisDB, and no other words turn it on. */
class HandshakeWindowTest {

  private static long window(ScriptedServer server) {
    try (server;
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      return live.onLoop(() -> live.connection.core().wire().window());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-unsupported command 'HELLO'\r\n",
        "-command not found\r\n",
        "-unknown command\r\n",
        "-not now\r\n"
      })
  void should_keep_the_window_open_when_a_proxy_has_words_of_its_own(String words) {
    assertEquals(Long.MAX_VALUE, window(ScriptedServer.replying(words).scripting("HELLO")));
  }

  @Test
  void should_keep_the_window_small_when_it_is_a_ledisdb() {
    assertEquals(4096, window(ScriptedServer.onFreePort().likeLedisDb()));
  }
}
