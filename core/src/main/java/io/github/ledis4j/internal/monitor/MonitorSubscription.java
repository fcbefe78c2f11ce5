package io.github.ledis4j.internal.monitor;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.ChannelMode;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.event.BufferedSubscription;
import io.github.ledis4j.monitor.MonitorEvent;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** One subscriber, and the connection on which the server reports to it. Thread-safe. */
final class MonitorSubscription extends BufferedSubscription<byte[]> {
  private static final Command<Boolean> MONITOR =
      Format.TEXT
          .command(CommandSpec.write("MONITOR").withoutKey().changesConnection(), 0)
          .returning(Replies.ok());

  private final MonitorCore monitor;
  private final Runnable whenCancelled;
  private final CompletableFuture<Void> started = new GuardedFuture<>();
  private final Runnable clientClosed = this::clientClosed;
  private volatile @Nullable Connection connection;

  MonitorSubscription(
      MonitorCore monitor,
      Flow.Subscriber<? super MonitorEvent> subscriber,
      Runnable whenCancelled) {
    super(
        new EventsOfLines(subscriber),
        monitor.executor(),
        monitor.most(),
        monitor.node().options().maxWaitingReplyBytes());
    this.monitor = monitor;
    this.whenCancelled = whenCancelled;
  }

  /** Completes when the server has begun to report. */
  CompletableFuture<Void> started() {
    return started;
  }

  /** Greets the subscriber and connects; it may cancel before there is a connection. */
  void start() {
    wake();
    try {
      monitor.client().requireOpen();
      connect(monitor.node().connectAlone(options()));
    } catch (IllegalStateException e) {
      failed(e);
    }
  }

  private void connect(Connection made) {
    connection = made;
    monitor.client().endWithClient(clientClosed);
    made.listen(ChannelMode.MONITOR, this::reported);
    made.closed().whenComplete((closed, failure) -> connectionClosed(made));
    CallSettings own = monitor.settings();
    made.submit(
            new Call<>(
                MONITOR,
                CallSettings.of(
                    own.timeoutNanos(), RetryPolicy.FAIL_FAST, own.executor(), own.observer()),
                true))
        .whenComplete(this::answered);
    if (isOver()) {
      close();
    }
  }

  /**
   * A line holds whole values, up to four bytes for each of theirs, and nobody leaves the
   * connection alone who waits for lines on it.
   */
  private ConnectionOptions options() {
    ConnectionOptions shared = monitor.node().options();
    ReplyLimits limits = shared.replyLimits();
    int line = Math.max(limits.lineBytes(), limits.bulkBytes());
    return shared.toBuilder()
        .database(monitor.database())
        .replyLimits(new ReplyLimits(limits.bulkBytes(), limits.elements(), limits.depth(), line))
        .healthCheckAfter(Duration.ZERO)
        .probeEvery(0)
        .build();
  }

  private void reported(ReplyReader frame) {
    byte[] line = frame.type() == ReplyType.SIMPLE_STRING ? frame.bytes() : null;
    if (line != null) {
      offer(line);
    }
  }

  private void answered(@Nullable Boolean ok, @Nullable Throwable failure) {
    if (failure == null) {
      started.complete(null);
    } else {
      failed(failure);
    }
  }

  private void connectionClosed(Connection gone) {
    Throwable cause = gone.lastFailure();
    if (cause == null) {
      complete();
    } else if (cause instanceof LedisException) {
      fail(cause);
    } else {
      fail(
          new ConnectionException(
              Outcome.UNKNOWN, "the connection of MONITOR was lost: " + cause, cause));
    }
    close();
  }

  private void clientClosed() {
    complete();
    close();
  }

  private void failed(Throwable failure) {
    fail(failure);
    started.completeExceptionally(failure);
    close();
  }

  private void close() {
    monitor.client().forget(clientClosed);
    Connection open = connection;
    if (open != null) {
      open.closeAsync(Duration.ZERO);
    }
  }

  @Override
  protected long bytes(byte[] line) {
    return line.length;
  }

  @Override
  protected void dropped() {
    monitor.countDropped();
  }

  @Override
  protected void cancelled() {
    close();
    whenCancelled.run();
  }
}
