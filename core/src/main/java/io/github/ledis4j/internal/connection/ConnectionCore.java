package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection as its parts see it, which find one another here. What was submitted and what is
 * read move things on; which channel there is, and what its end means to calls, is decided in
 * {@link Lifecycle}. All of it runs on one event loop.
 */
final class ConnectionCore {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final long RETRY_MILLIS = 100;

  private final EventLoop loop;
  private final Surroundings surroundings;
  private final @Nullable PushHandler pushHandler;
  private final Credit credit;
  private final Outbox outbox;
  private final Reading reading = new Reading(this::wire);
  private final ReplyBudget replyBudget;
  private final Counters counters = new Counters();
  private final Closing closing = new Closing();

  private ChannelMode mode = ChannelMode.COMMANDS;
  private @Nullable Consumer<ReplyReader> listener;

  // Event-loop confined from here on.
  private final Deadlines deadlines;
  private final Liveness liveness;
  private final HealthCheck healthCheck;
  private final CallerWrites callerWrites;
  private final Leaving leaving;
  private final Forwarding forwarding;
  private final History history;
  private final Lifecycle lifecycle;

  ConnectionCore(
      ConnectionOptions options,
      Dialer dialer,
      EventLoop loop,
      boolean lasting,
      EventHub events,
      @Nullable PushHandler pushHandler) {
    this.loop = loop;
    this.surroundings = dialer.surroundings().withTicker(loop.ticker());
    this.pushHandler = pushHandler;
    this.credit = new Credit(options.maxQueuedCommands(), options.maxQueuedBytes());
    this.outbox = new Outbox(credit, loop, this::drain);
    this.forwarding = new Forwarding(this, options);
    this.replyBudget = new ReplyBudget(options.maxWaitingReplyBytes(), loop, reading);
    this.deadlines = new Deadlines(this);
    this.liveness = new Liveness(this, options.deadPeerAfter());
    this.healthCheck = new HealthCheck(this, options.healthCheckAfter(), options.connectTimeout());
    this.callerWrites = new CallerWrites(this);
    this.leaving = new Leaving(lasting, surroundings);
    ConnectionReports reports =
        new ConnectionReports(events, options.database(), lasting && pushHandler == null);
    this.history = new History(reports, counters, surroundings);
    this.lifecycle = new Lifecycle(this, options, dialer, lasting);
  }

  /** Says what the frames mean that come once a channel has shaken hands. */
  void listen(ChannelMode meaning, Consumer<ReplyReader> told) {
    mode = meaning;
    listener = told;
  }

  void established(Wire wire) {
    reading.apply();
    if (mode != ChannelMode.COMMANDS) {
      wire.correlator().mode(mode, listener);
    }
    callerWrites.established(wire);
  }

  void ready() {
    forwarding.reachable(true);
    if (pushHandler != null) {
      pushHandler.connected();
    }
  }

  void gone(Wire wire) {
    forwarding.reachable(false);
    if (pushHandler != null) {
      pushHandler.lost(now() - wire.correlator().lastFrame());
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
    long now = now();
    Wire wire = lifecycle.wire();
    boolean mayWrite = wire != null && callerWrites.takeTurn(wire);
    long earliest = outbox.collect(now);
    deadlines.watch(earliest, now);
    if (wire == null) {
      forwarding.clear();
      lifecycle.channelWanted(earliest);
    } else if (mayWrite) {
      write(wire, now);
    }
  }

  private void write(Wire wire, long now) {
    wire.correlator().refusals().look(outbox);
    if (wire.correlator().refusals().holdAll()) {
      forwarding.clear();
    } else if (wire.correlator().carefulStart().hasRefused()) {
      forwarding.handOn();
    }
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
    leaveIfWrong(wire);
    callerWrites.offer(wire, now);
  }

  /** Waits for what is in flight, which is refused rather than lost then. */
  private void leaveIfWrong(Wire wire) {
    String why = leaving.why();
    if (why != null && wire.correlator().inFlight().isEmpty()) {
      wire.close(new ConnectionException(Outcome.UNKNOWN, why, null));
    }
  }

  /** Sees to it that a call that its caller has written stands where its reply is looked for. */
  void adopt(ReplyCorrelator correlator) {
    Wire wire = lifecycle.wire();
    if (wire != null && wire.correlator() == correlator) {
      callerWrites.adopt(wire);
    }
  }

  /** A timer looks after what is open: what a caller has written is that, too. */
  void look() {
    if (outbox.turn().isOut()) {
      drain();
    }
  }

  /** When there is such a look; a time that is over if there is none, or none that is in time. */
  long nextLook(long now) {
    long nanos = Math.min(deadlines.nanosLeft(now), liveness.nanosLeft(now));
    return nanos <= liveness.longestPause() ? now + nanos : now;
  }

  /** Tells whether nothing is under way, nor may be any moment. */
  boolean isAllAnswered(Wire wire) {
    return !outbox.turn().isOut() && wire.correlator().inFlight().isEmpty();
  }

  /**
   * A read pass is over: one drain for all that its replies, and the callbacks on them, brought.
   */
  void readComplete(int replies) {
    if (pushHandler != null) {
      pushHandler.readComplete();
    }
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

  /** The channel is gone, with everything that was on it. */
  void lost(ReplyCorrelator correlator, @Nullable Throwable cause) {
    lifecycle.lost(correlator, cause);
  }

  void watchDeadline(long nanos) {
    deadlines.watch(nanos, now());
  }

  /** The time on the clock of the event loop. */
  long now() {
    return surroundings.now();
  }

  /** The clock that people read. */
  InstantSource wall() {
    return surroundings.wall();
  }

  /** What pauses have of chance. */
  RandomGenerator random() {
    return surroundings.random();
  }

  /** The thread of all that happens here. */
  EventLoop loop() {
    return loop;
  }

  /** What is queued or under way, as the limits count it. Thread-safe. */
  Credit credit() {
    return credit;
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

  Counters counters() {
    return counters;
  }

  Closing closing() {
    return closing;
  }

  History history() {
    return history;
  }

  HealthCheck healthCheck() {
    return healthCheck;
  }

  CallerWrites callerWrites() {
    return callerWrites;
  }

  Leaving leaving() {
    return leaving;
  }

  Forwarding forwarding() {
    return forwarding;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  @Nullable Wire wire() {
    return lifecycle.wire();
  }

  /** Where the channel leads that there is now, or null without one. */
  @Nullable Endpoint endpoint() {
    Wire wire = lifecycle.wire();
    return wire == null ? null : wire.endpoint();
  }
}
