package io.github.ledis4j.internal.connection;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which channel a connection has, from the first attempt to the end, and what becomes of the calls
 * that wait or are under way when that changes. Event-loop confined where nothing else is said.
 */
final class Lifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private enum State {
    IDLE, // no channel, and nothing needs one
    CONNECTING, // the connector is at work
    READY, // the channel takes commands
    BACKING_OFF, // waits before it connects again
    CLOSED // for good
  }

  private final Connection connection;
  private final EventLoop loop;
  private final Outbox outbox;
  private final Connector connector;
  private final boolean lasting;
  private final ConnectionReports reports;
  private final Counters counters;
  private final LostCalls lostCalls;
  private final ConnectWaiters connectWaiters = new ConnectWaiters();
  private final Retry retry;
  private final CompletableFuture<Void> closed = new GuardedFuture<>();
  private volatile boolean closing;

  private State state = State.IDLE;
  private @Nullable Wire wire;
  private @Nullable Throwable lastFailure;
  private boolean wasReady;
  private long readySince;

  /** How long the next pause before connecting is at least; it ends when something waits. */
  private long restMillis;

  Lifecycle(
      Connection connection,
      ConnectionOptions options,
      Dialer dialer,
      boolean lasting,
      ConnectionReports reports) {
    this.connection = connection;
    this.loop = connection.loop();
    this.outbox = connection.outbox();
    this.counters = connection.counters();
    this.connector = new Connector(options, dialer, connection);
    this.lasting = lasting;
    this.reports = reports;
    this.lostCalls = new LostCalls(outbox, connection.replyBudget(), counters);
    this.retry = new Retry(options, loop, this::retryConnecting);
  }

  /** Thread-safe. */
  boolean isClosing() {
    return closing;
  }

  /** Thread-safe. */
  void refuseNew() {
    closing = true;
  }

  /** Completes when all is over. Thread-safe. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  /** The channel that takes commands, or null while there is none. */
  @Nullable Wire wire() {
    return wire;
  }

  @Nullable Throwable lastFailure() {
    return lastFailure;
  }

  /** Connects now; the future tells how the first attempt went. */
  void connect(CompletableFuture<Void> connected) {
    if (state == State.READY) {
      connected.complete(null);
    } else if (closing || state == State.CLOSED) {
      connected.completeExceptionally(Failures.notSent("connection is closed", null));
    } else {
      connectWaiters.add(connected);
      if (state != State.CONNECTING) {
        startConnecting();
      }
    }
  }

  /**
   * Sees to it that what waits gets a channel, or fails if it never will.
   *
   * @param earliest how long what is new here has at least
   */
  void channelWanted(long earliest) {
    if (state == State.CLOSED) {
      failWaiting("connection is closed", null);
    } else if (!outbox.waiting.isEmpty()) {
      if (state == State.BACKING_OFF) {
        failImpatient();
        retry.hurry(Urgency.longestPause(earliest));
      }
      if (state == State.IDLE || state == State.BACKING_OFF && restMillis > 0) {
        startConnecting();
      }
    }
  }

  private void startConnecting() {
    state = State.CONNECTING;
    restMillis = 0;
    retry.cancel();
    connector.connect(this::ready, this::connectFailed);
  }

  private void ready(Wire established) {
    if (state != State.CONNECTING) {
      established.close(Failures.notSent("connection is closed", null));
      return;
    }
    state = State.READY;
    wire = established;
    connection.established(established);
    readySince = System.nanoTime();
    if (wasReady || retry.backoff().attempts() > 0) {
      established.correlator().carefulStart().begin();
    }
    counters.connected(wasReady);
    wasReady = true;
    lastFailure = null;
    reports.connected(established.endpoint());
    connection.ready();
    connectWaiters.succeed();
    connection.drain();
  }

  private void connectFailed(Throwable failure) {
    lastFailure = failure;
    counters.connectFailed();
    LOG.debug("connect failed: {}", failure.getMessage());
    connectWaiters.fail(failure);
    boolean hopeless = Failures.isHopeless(failure);
    if (!lasting || hopeless || loop.isShuttingDown()) {
      outbox.failAll(call -> call.fail(Failures.again(call, failure)));
    } else {
      failImpatient();
    }
    if (!lasting || loop.isShuttingDown()) {
      finishClose();
    } else {
      backOff(failure);
    }
  }

  private void backOff(Throwable cause) {
    long longest = Urgency.longestPause(outbox);
    if (closeIfDrained()) {
      return;
    }
    if (outbox.waiting.isEmpty() && !wasReady) {
      state = State.IDLE;
      return;
    }
    state = State.BACKING_OFF;
    Endpoint endpoint = connector.endpoint();
    long millis = retry.plan(endpoint, outbox.waiting.isEmpty() ? restMillis : 0, longest);
    reports.reconnecting(endpoint, millis, retry.backoff().attempts(), cause);
  }

  private void retryConnecting() {
    if (state == State.BACKING_OFF) {
      startConnecting();
    }
  }

  /** A channel is gone, with everything that was on it. */
  void lost(ReplyCorrelator correlator, @Nullable Throwable cause) {
    Wire gone = wire;
    if (gone == null || gone.correlator() != correlator) {
      connector.lost(correlator, cause);
      return;
    }
    noteLost(gone, cause);
    Throwable reason = cause == null ? Failures.closedByPeer(gone.endpoint()) : cause;
    lastFailure = reason;
    String why = "connection to " + gone.endpoint() + " was lost: " + Failures.describe(cause);
    LOG.debug("{}", why);
    reports.disconnected(gone.endpoint(), reason);
    gone.writer().takeBack(outbox);
    lostCalls.end(gone, lasting && !closing, why, cause);
    if (state == State.CLOSED) {
      return;
    }
    if (!lasting || loop.isShuttingDown()) {
      failWaiting(why, cause);
      finishClose();
    } else {
      failImpatient();
      backOff(reason);
    }
  }

  private void noteLost(Wire gone, @Nullable Throwable cause) {
    wire = null;
    state = State.IDLE;
    counters.lost();
    retry.backoff().lost(System.nanoTime() - readySince);
    connection.leaving().disconnected();
    connection.healthCheck().lost(gone, cause);
    connection.gone(gone);
  }

  /** Leaves a server that is no longer the right one; what was not sent goes to the right one. */
  void leave(Predicate<Endpoint> wrong, String why) {
    Wire current = wire;
    if (current != null) {
      if (wrong.test(current.endpoint())) {
        current.close(new ConnectionException(Outcome.UNKNOWN, why, null));
      }
      return;
    }
    Endpoint target = connector.endpoint();
    boolean misled = state == State.CONNECTING && target != null && wrong.test(target);
    if (misled || state == State.BACKING_OFF) {
      connector.cancel();
      retry.backoff().reset();
      startConnecting();
    }
  }

  /**
   * Gives up the channel that there is, or the attempt to get one, and does without for so long;
   * the future completes when the socket is gone.
   */
  void rest(long millis, CompletableFuture<Void> gone) {
    ConnectionException why = Failures.notSent("connection was given up by its owner", null);
    Wire current = wire;
    restMillis = millis;
    if (current != null) {
      current.channel().closeFuture().addListener(closed -> gone.complete(null));
      current.close(why);
      return;
    }
    if (state == State.CONNECTING || state == State.BACKING_OFF) {
      connector.cancel();
      retry.cancel();
      connectWaiters.fail(why);
      backOff(why);
    }
    gone.complete(null);
  }

  private void failImpatient() {
    Throwable cause = lastFailure;
    outbox.failImpatient(
        call ->
            call.fail(Failures.notSent(call, "no connection: " + Failures.describe(cause), cause)));
  }

  private void failWaiting(String why, @Nullable Throwable cause) {
    outbox.failAll(call -> call.fail(Failures.notSent(call, why, cause)));
  }

  /** Closes as soon as nothing is open any more, and when the time is over in any case. */
  void closeWithin(Duration drain) {
    if (!closeIfDrained() && state != State.CLOSED) {
      ScheduledFuture<?> deadline =
          loop.schedule(this::closeNow, drain.toMillis(), TimeUnit.MILLISECONDS);
      closed.whenComplete((done, failure) -> deadline.cancel(false));
    }
  }

  /** Closes if it is to be closed, and nothing is open. */
  boolean closeIfDrained() {
    Wire current = wire;
    if (closing
        && outbox.waiting.isEmpty()
        && (current == null || current.correlator().inFlight().isEmpty())) {
      closeNow();
      return true;
    }
    return false;
  }

  private void closeNow() {
    if (state == State.CLOSED) {
      return;
    }
    Wire current = wire;
    wire = null;
    state = State.CLOSED;
    connector.cancel();
    String why = "connection was closed by its owner";
    if (current != null) {
      counters.lost();
      reports.disconnected(current.endpoint(), null);
      current.writer().takeBack(outbox);
      lostCalls.end(current, false, why, null);
      current.channel().close().addListener(done -> finishClose());
    }
    failWaiting(why, null);
    connectWaiters.fail(Failures.notSent(why, null));
    if (current == null) {
      finishClose();
    }
  }

  /** Ends everything after the event loop has ended, on whose thread nothing can run any more. */
  void loopEnded() {
    String why = "event loop was shut down";
    closing = true;
    outbox.collect(System.nanoTime());
    if (wire != null) {
      wire.writer().takeBack(outbox);
      lostCalls.end(wire, false, why, null);
    }
    failWaiting(why, lastFailure);
    connectWaiters.fail(Failures.notSent(why, lastFailure));
    finishClose();
  }

  private void finishClose() {
    closing = true;
    state = State.CLOSED;
    failWaiting("connection is closed", lastFailure);
    closed.complete(null);
  }
}
