package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.testkit.ScriptedServer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplyBudgetReadingTest {
  private static final String VALUE = "v".repeat(1_000);
  private static final String REPLY = "$1000\r\n" + VALUE + "\r\n";

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

  private static boolean isReading(LiveConnection live) {
    return live.onLoop(() -> live.connection.wire().channel().config().isAutoRead());
  }

  @Test
  void should_read_only_while_few_enough_reply_bytes_wait_for_the_executor() {
    try (ScriptedServer server = ScriptedServer.replying(REPLY);
        LiveConnection live =
            LiveConnection.to(server.start(), options -> options.maxWaitingReplyBytes(3_500))) {
      live.connected();
      assertTrue(isReading(live));
      CallSettings settings = Calls.completingOn(tasks::add);
      List<CompletableFuture<Reply>> replies =
          IntStream.range(0, 4).mapToObj(i -> live.submit(Calls.read("k", settings))).toList();
      Calls.await(() -> tasks.size() == 4);
      Calls.await(() -> !isReading(live));
      tasks.remove().run();
      tasks.remove().run();
      assertFalse(isReading(live), "more than half of the limit still waits");
      tasks.remove().run();
      Calls.await(() -> isReading(live));
      CompletableFuture<Reply> next = live.submit(Calls.read("k", settings));
      Calls.await(() -> tasks.size() == 2);
      tasks.forEach(Runnable::run);
      replies.forEach(reply -> assertEquals(VALUE, Calls.text(reply)));
      assertEquals(VALUE, Calls.text(next));
    }
  }
}
