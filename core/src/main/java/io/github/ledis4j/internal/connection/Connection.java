package io.github.ledis4j.internal.connection;

import io.github.ledis4j.ConnectionOptions;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.LoopWatch;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection as its users see it: takes calls from any thread at any time, connects when the
 * first one comes, and, if it is a lasting one, connects again when it is lost. What happens to
 * calls on the way is decided here; all of it runs on one event loop.
 */
public final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private enum State {
    IDLE, // no channel, and nothing needs one
    CONNECTING, // the connector is at work
    READY, // the channel takes commands
    BACKING_OFF, // waits before it connects again
    CLOSED // for good
  }

  private final EventLoop loop;
  private final Connector connector;
  private final boolean lasting;
  private final Credit credit;
  private final Outbox outbox;
  private final ReplyBudget replyBudget;
  private final Deadlines deadlines;
  private final Liveness liveness;
  private final HealthCheck healthCheck;
  private final Counters counters = new Counters();
  private final LostCalls lostCalls;
  private final CompletableFuture<Void> closed = new GuardedFuture<>();
  private volatile boolean closing;

  // Event-loop confined from here on.
  private final ConnectWaiters connectWaiters = new ConnectWaiters();
  private final Backoff backoff;
  private State state = State.IDLE;
  private @Nullable Wire wire;
  private @Nullable Throwable lastFailure;
  private boolean wasReady;
  private @Nullable ScheduledFuture<?> retry;

  /**
   * Makes a connection that is not dialled yet.
   *
   * @param lasting whether it connects again when it is lost
   */
  public Connection(ConnectionOptions options, Dialer dialer, EventLoop loop, boolean lasting) {
    this.loop = loop;
    this.lasting = lasting;
    this.connector = new Connector(options, dialer, this);
    this.credit = new Credit(options.maxQueuedCommands(), options.maxQueuedBytes());
    this.outbox = new Outbox(credit, loop, this::drain);
    this.replyBudget =
        new ReplyBudget(
            options.maxWaitingReplyBytes(), () -> autoRead(false), () -> autoRead(true));
    this.lostCalls = new LostCalls(outbox, replyBudget, counters);
    this.deadlines = new Deadlines(this);
    this.liveness = new Liveness(this, options.deadPeerAfter());
    this.healthCheck = new HealthCheck(this, options.healthCheckAfter(), options.connectTimeout());
    this.backoff = new Backoff(options);
    LoopWatch.watch(loop);
  }

  /** Takes a call; it completes in any case, here with a failure if it cannot be queued. */
  public <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    try {
      requireOpen();
      outbox.submit(call);
    } catch (RuntimeException e) {
      call.fail(e);
    }
    return call;
  }

  /** Takes calls that stay together, all of them or none. */
  public void submit(Unit unit) {
    try {
      requireOpen();
      outbox.submit(unit);
    } catch (RuntimeException e) {
      unit.calls().forEach(call -> call.fail(e));
    }
  }

  private void requireOpen() {
    if (closing) {
      throw Failures.notSent("connection is closed", null);
    }
  }

  /** Connects now; the future tells how the first attempt went. */
  public CompletableFuture<Void> connect() {
    CompletableFuture<Void> connected = new GuardedFuture<>();
    onLoop(
        () -> {
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
        },
        connected);
    return connected;
  }

  private void onLoop(Runnable task, CompletableFuture<?> future) {
    try {
      loop.execute(task);
    } catch (RuntimeException e) {
      future.completeExceptionally(Failures.notSent("event loop is shut down", e));
    }
  }

  /** Collects what was submitted and writes what may go out. */
  void drain() {
    long now = System.nanoTime();
    deadlines.watch(outbox.collect(now), now);
    Wire current = wire;
    if (state == State.READY && current != null) {
      if (healthCheck.passes(current, now)) {
        current.write(outbox);
        outbox.giveBackSettled();
        if (!current.correlator().inFlight().isEmpty()) {
          liveness.watch();
        }
      }
      closeIfDrained();
    } else if (state == State.CLOSED) {
      failWaiting("connection is closed", null);
    } else if (!outbox.waiting.isEmpty()) {
      if (state == State.BACKING_OFF) {
        failImpatient();
      }
      if (state == State.IDLE) {
        startConnecting();
      }
    }
  }

  /**
   * A read pass is over: one drain for all that its replies, and the callbacks on them, brought.
   */
  void readComplete() {
    outbox.giveBackSettled();
    healthCheck.readComplete();
    drain();
  }

  private void startConnecting() {
    state = State.CONNECTING;
    if (retry != null) {
      retry.cancel(false);
      retry = null;
    }
    connector.connect(this::ready, this::connectFailed);
  }

  private void ready(Wire established) {
    if (state != State.CONNECTING) {
      established.close(Failures.notSent("connection is closed", null));
      return;
    }
    state = State.READY;
    wire = established;
    counters.connected(wasReady);
    wasReady = true;
    lastFailure = null;
    backoff.reset();
    connectWaiters.succeed();
    drain();
  }

  private void connectFailed(Throwable failure) {
    lastFailure = failure;
    counters.connectFailed();
    LOG.debug("connect failed: {}", failure.getMessage());
    connectWaiters.fail(failure);
    boolean hopeless = Failures.isHopeless(failure);
    if (!lasting || hopeless || loop.isShuttingDown()) {
      outbox.failAll(call -> call.fail(Failures.again(failure)));
    } else {
      failImpatient();
    }
    if (!lasting || loop.isShuttingDown()) {
      finishClose();
    } else {
      backOff();
    }
  }

  private void backOff() {
    outbox.removeDone(call -> {});
    if (closeIfDrained()) {
      return;
    }
    if (outbox.waiting.isEmpty() && !wasReady) {
      state = State.IDLE;
      return;
    }
    state = State.BACKING_OFF;
    retry =
        loop.schedule(
            () -> retryConnecting(),
            backoff.nextMillis(connector.endpoint()),
            TimeUnit.MILLISECONDS);
  }

  private void retryConnecting() {
    if (state == State.BACKING_OFF) {
      startConnecting();
    }
  }

  /** The channel is gone, with everything that was on it. */
  void lost(ReplyCorrelator correlator, @Nullable Throwable cause) {
    Wire gone = wire;
    if (gone == null || gone.correlator() != correlator) {
      connector.lost(correlator, cause);
      return;
    }
    wire = null;
    lastFailure = cause;
    counters.lost();
    healthCheck.reset();
    String why = "connection to " + gone.endpoint() + " was lost: " + Failures.describe(cause);
    LOG.debug("{}", why);
    state = State.IDLE;
    lostCalls.end(correlator.inFlight(), lasting && !closing, why, cause);
    if (state == State.CLOSED) {
      return;
    }
    if (!lasting || loop.isShuttingDown()) {
      failWaiting(why, cause);
      finishClose();
    } else {
      failImpatient();
      backOff();
    }
  }

  private void failImpatient() {
    Throwable cause = lastFailure;
    outbox.failImpatient(
        call -> call.fail(Failures.notSent("no connection: " + Failures.describe(cause), cause)));
  }

  private void failWaiting(String why, @Nullable Throwable cause) {
    outbox.failAll(call -> call.fail(Failures.notSent(why, cause)));
  }

  /** Refuses new calls, waits for the open ones, and ends what is left after the time given. */
  public CompletableFuture<Void> closeAsync(Duration drain) {
    closing = true;
    onLoop(
        () -> {
          drain();
          if (!closeIfDrained() && state != State.CLOSED) {
            loop.schedule(this::closeNow, drain.toMillis(), TimeUnit.MILLISECONDS);
          }
        },
        closed);
    return closed;
  }

  private boolean closeIfDrained() {
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
      lostCalls.end(current.correlator().inFlight(), false, why, null);
      current.channel().close().addListener(done -> finishClose());
    }
    failWaiting(why, null);
    connectWaiters.fail(Failures.notSent(why, null));
    if (current == null) {
      finishClose();
    }
  }

  private void finishClose() {
    closing = true;
    state = State.CLOSED;
    failWaiting("connection is closed", lastFailure);
    closed.complete(null);
  }

  private void autoRead(boolean on) {
    loop.execute(
        () -> {
          if (wire != null) {
            wire.channel().config().setAutoRead(on);
          }
        });
  }

  void watchDeadline(long nanos) {
    deadlines.watch(nanos, System.nanoTime());
  }

  Outbox outbox() {
    return outbox;
  }

  ReplyBudget replyBudget() {
    return replyBudget;
  }

  EventLoop loop() {
    return loop;
  }

  @Nullable Wire wire() {
    return wire;
  }

  @Nullable Throwable lastFailure() {
    return lastFailure;
  }

  Counters counters() {
    return counters;
  }

  /** Completes when this connection is closed, by its owner or, if it does not last, by a loss. */
  public CompletableFuture<Void> closed() {
    return closed;
  }

  /**
   * Tells, on the event loop, whether a command sent now would find the connection free: it is
   * established, nothing is queued or unanswered, and no part of a reply was received.
   */
  public boolean isQuiet() {
    Wire current = wire;
    return state == State.READY
        && current != null
        && credit.commands() == 0
        && !current.isMidReply();
  }

  /** What is on this connection now, and what happened to it; a snapshot from any thread. */
  public ConnectionSnapshot snapshot() {
    return counters.snapshot(credit.commands(), credit.bytes());
  }
}
