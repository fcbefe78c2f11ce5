package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.LoopWatch;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.netty.channel.EventLoop;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection as its users see it: takes calls from any thread at any time, connects when the
 * first one comes, and, if it is a lasting one, connects again when it is lost. Here calls come in
 * and replies move things on; which channel there is, and what its end means to calls, is decided
 * in {@link Lifecycle}. All of it runs on one event loop.
 */
public final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final long RETRY_MILLIS = 100;

  private final EventLoop loop;
  private final EndpointSource endpoints;
  private final BulkLimit bulkLimit;
  private final Credit credit;
  private final Outbox outbox;
  private final Reading reading = new Reading(this::wire);
  private final ReplyBudget replyBudget;
  private final Counters counters = new Counters();

  private ChannelMode mode = ChannelMode.COMMANDS;
  private @Nullable Consumer<ReplyReader> listener;

  // Event-loop confined.
  private final Deadlines deadlines;
  private final Liveness liveness;
  private final HealthCheck healthCheck;
  private final Leaving leaving;
  private final Lifecycle lifecycle;
  private final @Nullable PushHandler pushHandler;

  /**
   * Makes a connection that is not dialled yet.
   *
   * @param lasting whether it connects again when it is lost
   * @param events is told when it is established and lost
   */
  public Connection(
      ConnectionOptions options, Dialer dialer, EventLoop loop, boolean lasting, EventHub events) {
    this(options, dialer, loop, lasting, events, null);
  }

  /**
   * Makes a lasting connection for what the server pushes.
   *
   * @param pushHandler who listens to it
   */
  public Connection(
      ConnectionOptions options,
      Dialer dialer,
      EventLoop loop,
      EventHub events,
      PushHandler pushHandler) {
    this(options, dialer, loop, true, events, pushHandler);
    listen(ChannelMode.RESP2_SUBSCRIBED, pushHandler::pushed);
  }

  private Connection(
      ConnectionOptions options,
      Dialer dialer,
      EventLoop loop,
      boolean lasting,
      EventHub events,
      @Nullable PushHandler pushHandler) {
    this.loop = loop;
    this.pushHandler = pushHandler;
    this.endpoints = options.endpoint();
    this.bulkLimit = BulkLimit.of(options);
    this.credit = new Credit(options.maxQueuedCommands(), options.maxQueuedBytes());
    this.outbox = new Outbox(credit, loop, this::drain);
    this.replyBudget = new ReplyBudget(options.maxWaitingReplyBytes(), loop, reading);
    this.deadlines = new Deadlines(this);
    this.liveness = new Liveness(this, options.deadPeerAfter());
    this.healthCheck = new HealthCheck(this, options.healthCheckAfter(), options.connectTimeout());
    this.leaving = new Leaving(lasting);
    ConnectionReports reports =
        new ConnectionReports(events, options.database(), lasting && pushHandler == null);
    this.lifecycle = new Lifecycle(this, options, dialer, lasting, reports);
    LoopWatch.watch(loop);
  }

  /**
   * Says what the frames mean that come once a channel has shaken hands; to be called before the
   * first call is submitted.
   *
   * @param listener told of each frame that is no reply, on the event loop
   */
  public void listen(ChannelMode meaning, Consumer<ReplyReader> listener) {
    mode = meaning;
    this.listener = listener;
  }

  void established(Wire wire) {
    reading.apply();
    if (mode != ChannelMode.COMMANDS) {
      wire.correlator().mode(mode, listener);
    }
  }

  /** Takes a call; it completes in any case, here with a failure if it cannot be queued. */
  public <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    call.submitted();
    try {
      requireOpen();
      bulkLimit.require(call);
      outbox.submit(call);
    } catch (RuntimeException e) {
      call.fail(FailureFacts.at(endpoints, e));
      call.settled();
    }
    return call;
  }

  private static void fail(Call<?> call, Throwable failure) {
    call.submitted();
    call.fail(failure);
  }

  /** Takes calls that stay together, all of them or none. */
  public void submit(Unit unit) {
    try {
      reserve(unit.calls(), unit.bytes());
    } catch (RuntimeException e) {
      FailureFacts.at(endpoints, e);
      unit.calls().forEach(call -> fail(call, FailureFacts.copy(e)));
      return;
    }
    submitReserved(unit);
  }

  /**
   * Makes sure that calls find a place.
   *
   * @param bytes the sum of theirs
   * @throws OverloadedException if there is none, or the server would not take one of them
   * @throws ConnectionException if this connection is closed
   */
  public void reserve(List<? extends Call<?>> calls, long bytes) {
    requireOpen();
    calls.forEach(bulkLimit::require);
    credit.takeMany(calls.size(), bytes);
  }

  /** Gives a place back that will not be used. */
  public void release(int commands, long bytes) {
    credit.giveBack(Credit.of(commands, bytes));
  }

  /** Takes calls that have a place. */
  public void submitReserved(Unit unit) {
    unit.calls().forEach(Call::submitted);
    outbox.submit(unit);
  }

  private void requireOpen() {
    if (lifecycle.isClosing()) {
      throw Failures.notSent("connection is closed", null);
    }
  }

  /** Connects now; the future tells how the first attempt went. */
  public CompletableFuture<Void> connect() {
    CompletableFuture<Void> connected = new GuardedFuture<>();
    onLoop(() -> lifecycle.connect(connected), connected);
    return connected;
  }

  /** Refuses new calls, waits for the open ones, and ends what is left after the time given. */
  public CompletableFuture<Void> closeAsync(Duration drain) {
    lifecycle.refuseNew();
    onLoop(
        () -> {
          drain();
          lifecycle.closeWithin(drain);
        },
        lifecycle.closed());
    return lifecycle.closed();
  }

  /** Leaves a server that is no longer the right one, and tries at once to get to the right one. */
  public void leave(Predicate<Endpoint> wrong, String why) {
    try {
      loop.execute(() -> lifecycle.leave(wrong, why));
    } catch (RejectedExecutionException e) {
      return; // all connections on that event loop end by themselves
    }
  }

  /**
   * Has what is pushed from now on given to a handler; the channel speaks RESP2 and is subscribed.
   * Called on the event loop, by what reads the confirmation.
   */
  public void receive(Consumer<ReplyReader> handler) {
    Wire wire = lifecycle.wire();
    if (wire != null) {
      wire.correlator().mode(ChannelMode.RESP2_SUBSCRIBED, handler);
    }
  }

  /** Runs a step of connecting here and now, or as soon as the event loop gets to it. */
  void onLoop(Runnable step) {
    if (loop.inEventLoop()) {
      step.run();
    } else {
      loop.execute(step);
    }
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
    try {
      drainOrThrow();
    } catch (Throwable e) {
      LOG.warn("a connection could not go on with its queue and looks at it again", e);
      loop.schedule(this::drain, RETRY_MILLIS, TimeUnit.MILLISECONDS);
      watchDeadline(TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS));
    }
  }

  private void drainOrThrow() {
    long now = System.nanoTime();
    long earliest = outbox.collect(now);
    deadlines.watch(earliest, now);
    Wire wire = lifecycle.wire();
    if (wire == null) {
      lifecycle.channelWanted(earliest);
      return;
    }
    wire.correlator().refusals().look(outbox);
    if (healthCheck.passes(wire, now)) {
      if (!wire.writer().write(outbox)) {
        loop.execute(this::drain);
      }
      outbox.giveBackSettled();
      if (!wire.correlator().inFlight().isEmpty()) {
        liveness.watch();
      }
    }
    lifecycle.closeIfDrained();
  }

  /**
   * A read pass is over: one drain for all that its replies, and the callbacks on them, brought.
   */
  void readComplete(int replies) {
    outbox.giveBackSettled();
    healthCheck.readComplete();
    Wire wire = lifecycle.wire();
    if (wire != null && wire.isAtEnd()) {
      return; // the peer has closed: what is written now is lost, what waits goes elsewhere
    }
    drain();
    if (wire != null) {
      reading.readComplete(wire, replies, wire.correlator().inFlight().size());
    }
  }

  void ready() {
    if (pushHandler != null) {
      pushHandler.connected();
    }
  }

  void gone(Wire wire) {
    if (pushHandler != null) {
      pushHandler.lost(System.nanoTime() - wire.correlator().lastFrame());
    }
  }

  /**
   * Gives up the channel that there is; a lasting connection then makes another one, after the time
   * given or when a call comes.
   *
   * @return completes when the socket is gone
   */
  public CompletableFuture<Void> disconnect(Duration rest) {
    CompletableFuture<Void> gone = new GuardedFuture<>();
    onLoop(() -> lifecycle.rest(rest.toMillis(), gone), gone);
    return gone;
  }

  /** The channel is gone, with everything that was on it. */
  void lost(ReplyCorrelator correlator, @Nullable Throwable cause) {
    lifecycle.lost(correlator, cause);
  }

  /** Ends all that is open; only to be called when the event loop has ended. */
  public void loopEnded() {
    lifecycle.loopEnded();
  }

  void watchDeadline(long nanos) {
    deadlines.watch(nanos, System.nanoTime());
  }

  Outbox outbox() {
    return outbox;
  }

  Reading reading() {
    return reading;
  }

  ReplyBudget replyBudget() {
    return replyBudget;
  }

  /** The thread of all that happens here. */
  public EventLoop loop() {
    return loop;
  }

  Leaving leaving() {
    return leaving;
  }

  HealthCheck healthCheck() {
    return healthCheck;
  }

  @Nullable Wire wire() {
    return lifecycle.wire();
  }

  /** Why there is no channel, or null if that is what its owner wants; once it is closed. */
  public @Nullable Throwable lastFailure() {
    return lifecycle.lastFailure();
  }

  /** Where the channel leads that there is now, on the event loop, or null without one. */
  public @Nullable Endpoint endpoint() {
    Wire wire = lifecycle.wire();
    return wire == null ? null : wire.endpoint();
  }

  /** The address that this was found at, on the event loop, or null without a channel. */
  public @Nullable SocketAddress remoteAddress() {
    Wire wire = lifecycle.wire();
    return wire == null ? null : wire.channel().remoteAddress();
  }

  /** For how long nothing has come, on the event loop; 0 without a channel. */
  public long silentNanos() {
    Wire wire = lifecycle.wire();
    return wire == null ? 0 : System.nanoTime() - wire.lastLife();
  }

  Counters counters() {
    return counters;
  }

  /** Completes when this connection is closed, by its owner or, if it does not last, by a loss. */
  public CompletableFuture<Void> closed() {
    return lifecycle.closed();
  }

  /**
   * Tells, on the event loop, whether a command sent now would find the connection free: it is
   * established, nothing is queued or unanswered, and no part of a reply was received.
   */
  public boolean isQuiet() {
    Wire wire = lifecycle.wire();
    return wire != null && credit.commands() == 0 && !wire.isMidReply();
  }

  /** What is on this connection now, and what happened to it; a snapshot from any thread. */
  public ConnectionSnapshot snapshot() {
    return counters.snapshot(credit.commands(), credit.bytes());
  }
}
