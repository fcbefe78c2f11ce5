package io.github.ledis4j.internal.pool;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.command.InternalSpecs;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.options.RetryPolicy;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server for signs of life, over a connection of its own, as long as calls wait there on
 * connections that can show none. Only silence counts against it: a server that refuses is there.
 * Event-loop confined.
 */
final class ServerWatch {
  private static final CallSettings SETTINGS =
      CallSettings.of(Long.MAX_VALUE / 4, RetryPolicy.FAIL_FAST, null, null);

  private final EventLoop loop;
  private final long limit;
  private final Supplier<Connection> dial;
  private final Runnable over;
  private final Map<Call<?>, Connection> waits = new LinkedHashMap<>();
  private @Nullable Connection line;
  private boolean looking;

  /**
   * Begins without calls.
   *
   * @param over run when there are none any more
   */
  ServerWatch(EventLoop loop, long limit, Supplier<Connection> dial, Runnable over) {
    this.loop = loop;
    this.limit = limit;
    this.dial = dial;
    this.over = over;
  }

  void add(Call<?> call, Connection connection) {
    waits.put(call, connection);
    if (!looking) {
      looking = true;
      lookLater();
    }
  }

  boolean isOver() {
    return !looking;
  }

  private void lookLater() {
    schedule(this::look, limit / 4);
  }

  private @Nullable ScheduledFuture<?> schedule(Runnable task, long nanos) {
    try {
      return loop.schedule(task, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return null; // the event loops have ended
    }
  }

  private void look() {
    waits.keySet().removeIf(CompletableFuture::isDone);
    if (waits.isEmpty()) {
      looking = false;
      disconnect();
      over.run();
      return;
    }
    Map<Call<?>, Connection> asked = new LinkedHashMap<>(waits); // in order, the same each time
    CompletableFuture<?> pong = ask();
    ScheduledFuture<?> verdict = schedule(() -> lookOnceMore(pong, asked), limit);
    pong.whenComplete(
        (answer, failure) -> {
          if (verdict != null) {
            verdict.cancel(false);
          }
          if (failure != null) {
            disconnect();
          }
          lookLater();
        });
  }

  private CompletableFuture<?> ask() {
    if (line == null) {
      line = dial.get();
    }
    Connection asked = line;
    return asked
        .connect()
        .thenCompose(ready -> asked.submit(new Call<>(Command.of(InternalSpecs.PING), SETTINGS)));
  }

  /** The loop itself may have been busy: what lies in the socket is read before a verdict. */
  private void lookOnceMore(CompletableFuture<?> pong, Map<Call<?>, Connection> asked) {
    schedule(() -> judge(pong, asked), TimeUnit.MILLISECONDS.toNanos(2));
  }

  private void judge(CompletableFuture<?> pong, Map<Call<?>, Connection> asked) {
    if (pong.isDone()) {
      return;
    }
    String why =
        "peer is taken for dead: it did not answer another connection within "
            + TimeUnit.NANOSECONDS.toMillis(limit)
            + " ms either";
    asked.forEach(
        (call, connection) -> {
          if (!call.isDone()) {
            connection.leave(any -> true, why);
          }
        });
    disconnect();
  }

  CompletableFuture<Void> disconnect() {
    Connection gone = line;
    line = null;
    return gone == null ? CompletableFuture.completedFuture(null) : gone.closeAsync(Duration.ZERO);
  }
}
