package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A call ends when it is handed to its executor, not only when the executor comes to it. */
class EndOnExecutorTest {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<Outcome> ends = new ConcurrentLinkedQueue<>();
  private final CommandObserver observer =
      new CommandObserver() {
        @Override
        public void done(@Nullable Object token, CommandSpec command, Outcome outcome) {
          ends.add(outcome);
        }
      };

  private Call<Reply> hasty() {
    long timeout = Duration.ofMillis(30).toNanos();
    return Calls.read("hasty", CallSettings.of(timeout, RetryPolicy.READS, tasks::add, observer));
  }

  @Test
  void should_end_once_when_other_calls_expire_before_the_executor_came_to_it() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      live.submit(hasty());
      Calls.await(() -> !tasks.isEmpty());
      Calls.failure(live.submit(Calls.read("other", Calls.within(Duration.ofMillis(30)))));
      assertEquals(2, live.connection.snapshot().timeouts());
      assertEquals(List.of(Outcome.UNKNOWN), List.copyOf(ends));
    }
  }

  @Test
  void should_end_once_when_the_reply_comes_before_the_executor_told_of_the_time_out() {
    try (ScriptedServer server = ScriptedServer.replying("+late\r\n");
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      server.holdReplies();
      Call<Reply> call = hasty();
      live.submit(call);
      Calls.await(() -> !tasks.isEmpty());
      server.releaseReplies();
      live.awaitNothingOpen();
      tasks.forEach(Runnable::run);
      assertEquals(Outcome.UNKNOWN, Calls.failure(call).outcome());
      assertEquals(List.of(Outcome.UNKNOWN), List.copyOf(ends));
    }
  }

  @Test
  void should_not_be_sent_again_when_it_expired_and_the_executor_did_not_come_to_it() {
    try (ScriptedServer server =
            ScriptedServer.onFreePort().thenSwallow().onNextConnection().thenReply("+late\r\n");
        LiveConnection live = LiveConnection.to(server.start()).connected()) {
      live.submit(hasty());
      Calls.await(() -> !tasks.isEmpty());
      server.closeConnections();
      server.awaitConnections(2);
      Calls.value(live.submit(Calls.read("other")));
      assertEquals("other", server.requests().get(1).get(1));
    }
  }
}
