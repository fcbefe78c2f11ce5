package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.ScriptedServer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever happens, each call ends once, gets no reply but its own, and frees its credit. */
class RandomMixTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static final int LIMIT = 60;

  private static void assertEnded(RandomMix mix, LiveConnection live) {
    Calls.await(() -> !mix.isRunning());
    mix.check();
    live.awaitNothingOpen();
    assertTrue(live.connection.snapshot().reconnects() > 3, "lost a few times");
    assertTrue(mix.count(Outcome.SUCCEEDED) > 100);
    assertTrue(mix.count(Outcome.UNKNOWN) > 0, "some were in flight when it was lost");
    assertTrue(mix.count(Outcome.NOT_SENT) > 0, "some were refused or never sent");
    assertTrue(mix.cancelled() > 0);
    System.err.println(
        "MIX "
            + live.connection.snapshot()
            + " ok="
            + mix.count(Outcome.SUCCEEDED)
            + " unk="
            + mix.count(Outcome.UNKNOWN)
            + " ns="
            + mix.count(Outcome.NOT_SENT)
            + " c="
            + mix.cancelled());
    assertTrue(live.connection.snapshot().timeouts() > 0);
    assertEquals(0, mix.count(Outcome.EXECUTED));
    assertEquals(0, mix.count(Outcome.REJECTED));
  }

  @Test
  void should_end_each_call_once_when_a_real_server_kills_connections() {
    try (LiveConnection live =
            LiveConnection.to(REDIS, options -> options.maxQueuedCommands(LIMIT)).connected();
        LiveConnection admin = LiveConnection.to(REDIS).connected()) {
      RandomMix mix = new RandomMix(live.connection, text -> text);
      LongSupplier reconnects = () -> live.connection.snapshot().reconnects();
      mix.start();
      while (mix.isRunning()) {
        long before = reconnects.getAsLong();
        Command<Reply> kill = Command.of("CLIENT", "KILL", "TYPE", "normal");
        Calls.value(admin.submit(new Call<>(kill, Calls.SETTINGS)));
        Calls.await(() -> reconnects.getAsLong() > before || !mix.isRunning());
      }
      assertEnded(mix, live);
    }
  }

  @Test
  void should_end_each_call_once_when_a_server_cuts_replies_and_connections() {
    ScriptedServer server = replying(5).thenReset().onNextConnection();
    for (int connection = 0; connection < 20; connection++) {
      replies(server, 20).thenReply("$2\r\nOK\r\n").thenCutAt(connection % 8).onNextConnection();
    }
    try (ScriptedServer cutting = replies(server, 100).thenClose().start();
        LiveConnection live =
            LiveConnection.to(cutting, options -> options.maxQueuedCommands(LIMIT))) {
      RandomMix mix = new RandomMix(live.connection, text -> "OK");
      mix.start();
      assertEnded(mix, live);
    }
  }

  private static ScriptedServer replying(int times) {
    return replies(ScriptedServer.onFreePort(), times);
  }

  private static ScriptedServer replies(ScriptedServer server, int times) {
    for (int i = 0; i < times; i++) {
      server.thenReply("$2\r\nOK\r\n");
    }
    return server;
  }
}
