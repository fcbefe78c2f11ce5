package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplyBudgetReadingTest {
  private static final String VALUE = "v".repeat(1_000);
  private static final String REPLY = "$1000\r\n" + VALUE + "\r\n";

  /** More than three replies take, with their futures, and less than four. */
  private static final int LIMIT = 4_000;

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

  private static boolean isReading(LiveConnection live) {
    return live.onLoop(() -> live.connection.core().wire().channel().config().isAutoRead());
  }

  private List<CompletableFuture<Reply>> fill(LiveConnection live) {
    CallSettings settings = Calls.completingOn(tasks::add);
    List<CompletableFuture<Reply>> replies =
        IntStream.range(0, 4).mapToObj(i -> live.submit(Calls.read("k", settings))).toList();
    Calls.await(() -> tasks.size() == 4 && !isReading(live));
    return replies;
  }

  @Test
  void should_not_take_the_server_for_dead_while_nothing_is_read() {
    try (ScriptedServer server = ScriptedServer.replying(REPLY);
        LiveConnection live =
            LiveConnection.to(
                server.start(),
                options ->
                    options.maxWaitingReplyBytes(LIMIT).deadPeerAfter(Duration.ofMillis(100)))) {
      live.connected();
      fill(live);
      CompletableFuture<Reply> behind = live.submit(Calls.write("k"));
      LedisException late =
          Calls.failure(live.submit(Calls.read("k", Calls.within(Duration.ofMillis(500)))));
      assertInstanceOf(CommandTimeoutException.class, late);
      assertTrue(late.getMessage().contains("the executor of completeOn"), late.getMessage());
      tasks.forEach(Runnable::run);
      assertEquals(VALUE, Calls.text(behind));
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_not_fail_a_health_check_whose_answer_nobody_reads() {
    try (ScriptedServer server = ScriptedServer.replying(REPLY).scripting("PING");
        LiveConnection live =
            LiveConnection.to(
                server.start(),
                options ->
                    options
                        .healthCheckAfter(Duration.ofMillis(50))
                        .connectTimeout(Duration.ofMillis(500)))) {
      live.connected();
      server.holdReplies();
      long idle = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(60);
      Calls.await(() -> System.nanoTime() - idle > 0);
      CompletableFuture<Reply> behind = live.submit(Calls.write("k"));
      assertEquals(List.of("PING"), server.awaitRequests(1).get(0));
      setPlace(live, false);
      Calls.await(() -> live.connection.snapshot().timeouts() == 1);
      server.awaitRequests(2);
      server.releaseReplies();
      setPlace(live, true);
      assertEquals(VALUE, Calls.text(behind));
      assertEquals(1, server.connectionCount());
    }
  }

  private static void setPlace(LiveConnection live, boolean there) {
    live.onLoop(
        () -> {
          live.connection.core().reading().set(Reading.Reason.NO_PLACE, !there);
          return there;
        });
  }

  @Test
  void should_still_not_read_when_there_is_another_channel() {
    try (ScriptedServer server = ScriptedServer.replying(REPLY);
        LiveConnection live =
            LiveConnection.to(server.start(), options -> options.maxWaitingReplyBytes(LIMIT))) {
      live.connected();
      fill(live);
      live.connection.disconnect(Duration.ZERO);
      Calls.await(() -> live.connection.snapshot().reconnects() == 1);
      CompletableFuture<Reply> next = live.submit(Calls.read("k"));
      server.awaitRequests(5);
      assertFalse(isReading(live), "as much waits as before");
      tasks.forEach(Runnable::run);
      assertEquals(VALUE, Calls.text(next));
      assertTrue(isReading(live));
    }
  }

  @Test
  void should_not_read_when_too_many_failures_wait_for_the_executor() {
    try (ScriptedServer server = ScriptedServer.replying("-ERR no\r\n");
        LiveConnection live =
            LiveConnection.to(server.start(), options -> options.maxWaitingReplyBytes(1_000))) {
      live.connected();
      List<CompletableFuture<Reply>> refused = fill(live);
      tasks.forEach(Runnable::run);
      Calls.await(() -> isReading(live));
      refused.forEach(Calls::failure);
    }
  }

  @Test
  void should_read_only_while_few_enough_reply_bytes_wait_for_the_executor() {
    try (ScriptedServer server = ScriptedServer.replying(REPLY);
        LiveConnection live =
            LiveConnection.to(server.start(), options -> options.maxWaitingReplyBytes(LIMIT))) {
      live.connected();
      assertTrue(isReading(live));
      List<CompletableFuture<Reply>> replies = fill(live);
      tasks.remove().run();
      tasks.remove().run();
      assertFalse(isReading(live), "more than half of the limit still waits");
      tasks.remove().run();
      Calls.await(() -> isReading(live));
      CompletableFuture<Reply> next = live.submit(Calls.read("k", Calls.completingOn(tasks::add)));
      Calls.await(() -> tasks.size() == 2);
      tasks.forEach(Runnable::run);
      replies.forEach(reply -> assertEquals(VALUE, Calls.text(reply)));
      assertEquals(VALUE, Calls.text(next));
    }
  }
}
