package io.github.ledis4j.internal.connection;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which channel a connection has, from the first attempt to the end, and when calls have to hear of
 * it. Event-loop confined.
 */
final class Lifecycle {
  private enum State {
    IDLE, // no channel, and nothing needs one
    CONNECTING, // the connector is at work
    READY, // the channel takes commands
    BACKING_OFF, // waits before it connects again
    CLOSED // for good
  }

  private final ConnectionCore connection;
  private final EventLoop loop;
  private final Outbox outbox;
  private final Connector connector;
  private final boolean lasting;
  private final History history;
  private final StrandedCalls calls;
  private final ConnectWaiters connectWaiters = new ConnectWaiters();
  private final Retry retry;
  private final Closing closing;

  private State state = State.IDLE;
  private @Nullable Wire wire;

  /** How long the next pause before connecting is at least; it ends when something waits. */
  private long restMillis;

  Lifecycle(ConnectionCore connection, ConnectionOptions options, Dialer dialer, boolean lasting) {
    this.connection = connection;
    this.loop = connection.loop();
    this.outbox = connection.outbox();
    this.connector = new Connector(options, dialer, connection);
    this.lasting = lasting;
    this.history = connection.history();
    this.closing = connection.closing();
    this.calls = new StrandedCalls(connection);
    this.retry = new Retry(options, loop, connection.random(), this::retryConnecting);
  }

  /** The channel that takes commands, or null while there is none. */
  @Nullable Wire wire() {
    return wire;
  }

  /** Connects now; the future tells how the first attempt went. */
  void connect(CompletableFuture<Void> connected) {
    if (state == State.READY) {
      connected.complete(null);
    } else if (closing.hasBegun() || state == State.CLOSED) {
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
      failLate();
    } else if (calls.areWaiting()) {
      if (state == State.BACKING_OFF) {
        calls.failImpatient(history.lastFailure());
        retry.hurry(Urgency.longestPause(earliest));
      }
      if (state == State.IDLE || state == State.BACKING_OFF && restMillis > 0) {
        startConnecting();
      }
    }
  }

  /** What was submitted while the only channel failed is told why, as what waited for it was. */
  private void failLate() {
    Throwable why = history.lastFailure();
    if (!lasting && why instanceof LedisException) {
      calls.failWaiting(why);
    } else {
      calls.failWaiting("connection is closed", why);
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
    if (history.wasReady() || retry.backoff().attempts() > 0) {
      established.correlator().carefulStart().begin();
    }
    history.connected(established.endpoint());
    connection.ready();
    connectWaiters.succeed();
    connection.drain();
  }

  private void connectFailed(Throwable failure) {
    history.connectFailed(failure);
    connection.forwarding().reachable(false);
    connection.forwarding().handOn();
    connectWaiters.fail(failure);
    boolean hopeless = Failures.isHopeless(failure);
    if (!lasting || hopeless || loop.isShuttingDown()) {
      calls.failWaiting(failure);
    } else {
      calls.failImpatient(history.lastFailure());
    }
    if (!lasting || loop.isShuttingDown()) {
      finishClose();
    } else {
      backOff(failure);
    }
  }

  private void backOff(Throwable cause) {
    long longest = Urgency.longestPause(outbox, connection.now());
    if (closeIfDrained()) {
      return;
    }
    if (!calls.areWaiting() && !history.wasReady()) {
      state = State.IDLE;
      return;
    }
    state = State.BACKING_OFF;
    Endpoint endpoint = connector.endpoint();
    long millis = retry.plan(endpoint, calls.areWaiting() ? 0 : restMillis, longest);
    history.reconnecting(endpoint, millis, retry.backoff().attempts(), cause);
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
    String why = "connection to " + gone.endpoint() + " was lost: " + Failures.describe(cause);
    history.lost(gone.endpoint(), reason, why);
    calls.leftBy(gone, lasting && !closing.hasBegun(), why, cause);
    connection.forwarding().handOn();
    if (state == State.CLOSED) {
      return;
    }
    if (!lasting || loop.isShuttingDown()) {
      calls.failWaiting(why, cause);
      finishClose();
    } else {
      calls.failImpatient(history.lastFailure());
      backOff(reason);
    }
  }

  private void noteLost(Wire gone, @Nullable Throwable cause) {
    wire = null;
    state = State.IDLE;
    connection.counters().lost();
    retry.backoff().lost(history.sinceReady());
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
    boolean misled = state == State.CONNECTING && connector.isMisled(wrong);
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

  /** Closes as soon as nothing is open any more, and when the time is over in any case. */
  void closeWithin(Duration drain) {
    if (!closeIfDrained() && state != State.CLOSED) {
      closing.endWithin(drain, loop, this::closeNow);
    }
  }

  /** Closes if it is to be closed, and nothing is open. */
  boolean closeIfDrained() {
    Wire current = wire;
    if (closing.hasBegun()
        && !calls.areWaiting()
        && (current == null || connection.isAllAnswered(current))) {
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
      history.closed(current.endpoint());
      calls.leftBy(current, false, why, null);
      current.channel().close().addListener(done -> finishClose());
    }
    calls.failWaiting(why, null);
    connectWaiters.fail(Failures.notSent(why, null));
    if (current == null) {
      finishClose();
    }
  }

  /** Ends everything after the event loop has ended, on whose thread nothing can run any more. */
  void loopEnded() {
    String why = "event loop was shut down";
    closing.begin();
    outbox.collect(connection.now());
    if (wire != null) {
      calls.leftBy(wire, false, why, null);
    }
    calls.failWaiting(why, history.lastFailure());
    connectWaiters.fail(Failures.notSent(why, history.lastFailure()));
    finishClose();
  }

  private void finishClose() {
    state = State.CLOSED;
    failLate();
    closing.end();
  }
}
