package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.GuardedFuture;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One connection as its users see it: takes calls from any thread at any time, connects when the
 * first one comes, and, if it is a lasting one, connects again when it is lost. Its parts know it
 * as {@link ConnectionCore}.
 */
public final class Connection {
  private final ConnectionCore core;
  private final EventLoop loop;
  private final EndpointSource endpoints;
  private final BulkLimit bulkLimit;
  private final Credit credit;
  private final Outbox outbox;
  private final Closing closing;
  private final Lifecycle lifecycle;

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
    this.core = new ConnectionCore(options, dialer, loop, lasting, events, pushHandler);
    this.loop = loop;
    this.endpoints = options.endpoint();
    this.bulkLimit = BulkLimit.of(options);
    this.credit = core.credit();
    this.outbox = core.outbox();
    this.closing = core.closing();
    this.lifecycle = core.lifecycle();
    LoopWatch.watch(loop);
  }

  /**
   * Says what the frames mean that come once a channel has shaken hands; to be called before the
   * first call is submitted.
   *
   * @param listener told of each frame that is no reply, on the event loop
   */
  public void listen(ChannelMode meaning, Consumer<ReplyReader> listener) {
    core.listen(meaning, listener);
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

  /** What becomes of calls that are for other servers, or come from them. */
  public Forwarding forwarding() {
    return core.forwarding();
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

  /**
   * The same for calls that belong to others which found a place before: they may pass the limits.
   *
   * @param bytes the sum of theirs
   */
  public void reserveMore(List<? extends Call<?>> calls, long bytes) {
    requireOpen();
    calls.forEach(bulkLimit::require);
    credit.takeMore(calls.size(), bytes);
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

  /** Has what was submitted written here and now, in a callback on a reply of this connection. */
  public void writeEarly() {
    Wire wire = loop.inEventLoop() ? lifecycle.wire() : null;
    if (wire != null) {
      wire.correlator().answers().drainEarly();
    }
  }

  private void requireOpen() {
    if (closing.hasBegun()) {
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
    closing.begin();
    onLoop(
        () -> {
          core.drain();
          lifecycle.closeWithin(drain);
        },
        closing.ended());
    return closing.ended();
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

  private void onLoop(Runnable task, CompletableFuture<?> future) {
    try {
      loop.execute(task);
    } catch (RuntimeException e) {
      future.completeExceptionally(Failures.notSent("event loop is shut down", e));
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

  /** Ends all that is open; only to be called when the event loop has ended. */
  public void loopEnded() {
    lifecycle.loopEnded();
  }

  ConnectionCore core() {
    return core;
  }

  /** The thread of all that happens here. */
  public EventLoop loop() {
    return loop;
  }

  /** Why there is no channel, or null if that is what its owner wants; once it is closed. */
  public @Nullable Throwable lastFailure() {
    return core.history().lastFailure();
  }

  /** Where the channel leads that there is now, on the event loop, or null without one. */
  public @Nullable Endpoint endpoint() {
    return core.endpoint();
  }

  /** The address that this was found at, on the event loop, or null without a channel. */
  public @Nullable SocketAddress remoteAddress() {
    Wire wire = lifecycle.wire();
    return wire == null ? null : wire.channel().remoteAddress();
  }

  /** For how long nothing has come, on the event loop; 0 without a channel. */
  public long silentNanos() {
    Wire wire = lifecycle.wire();
    return wire == null ? 0 : core.now() - wire.lastLife();
  }

  /** Tells whether nothing is queued or unanswered; others may submit something any moment. */
  public boolean isIdle() {
    if (loop.inEventLoop()) {
      outbox.giveBackSettled();
    }
    return credit.commands() == 0;
  }

  /** Completes when this connection is closed, by its owner or, if it does not last, by a loss. */
  public CompletableFuture<Void> closed() {
    return closing.ended();
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
    return core.counters().snapshot(credit.commands(), credit.bytes());
  }
}
