package io.github.ledis4j.internal.pop;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.TimeLimit;
import io.github.ledis4j.internal.command.InternalSpecs;
import io.github.ledis4j.internal.command.WaitSeconds;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.LeasedConnection;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One blocking pop: a row of short waits of the server on one leased connection. Its caller may
 * leave at any time; the wait under way then runs out on its own, and what the server pops without
 * a caller goes back. A wait that is not answered in time ends with its connection on Redis; a
 * LedisDB would pop an element later for nobody, so there only the caller is told.
 *
 * <p>Thread-safe: its steps follow each other on the event loop of the leased connection, and the
 * future decides who was first when callers, timers and replies meet.
 */
final class BlockingPop<K, V> {
  private static final Format<byte[], byte[]> RAW = new Format<>(Codec.BYTES, Codec.BYTES);

  /** How much later than at the caller's limit a LedisDB may say that there was nothing. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(1);

  /** What the pool has at least: for a lease on its way back, and to say why there was none. */
  private static final long LEAST_FOR_POOL = TimeUnit.MILLISECONDS.toNanos(50);

  private final BlockingPops pops;
  private final EventLoops loops;
  private final Route route;
  private final WayBack wayBack;
  private final Format<K, V> format;
  private final CallSettings settings;
  private final PopEnd end;
  private final List<byte[]> keys;
  private final Command<@Nullable KeyValue<byte[], byte[]>> wholeSlice;
  private final long waitNanos;
  private final long startedAt;
  private final PopResult<@Nullable KeyValue<K, V>> result = new PopResult<>();
  private volatile boolean asked;

  BlockingPop(
      BlockingPops pops,
      Route route,
      Format<K, V> format,
      CallSettings settings,
      PopEnd end,
      List<byte[]> keys,
      long waitNanos) {
    this.pops = pops;
    this.loops = pops.loops();
    this.startedAt = loops.surroundings().now();
    this.route = route;
    this.format = format;
    this.settings = settings;
    this.end = end;
    this.wayBack = new WayBack(this, pops, route, settings, end);
    this.keys = keys;
    this.wholeSlice = slice(wholeMillis());
    this.waitNanos = waitNanos;
  }

  CompletableFuture<@Nullable KeyValue<K, V>> start() {
    pops.begin(this);
    long own = settings.timeoutNanos();
    later(this::deadlinePassed, settings.patient() ? own : own + waitNanos);
    lease(waitNanos);
    return result;
  }

  private void lease(long rest) {
    long forPool = Math.min(settings.timeoutNanos(), Math.max(rest, LEAST_FOR_POOL));
    CallSettings ofLease = CallSettings.of(forPool, settings.retries(), null, settings.observer());
    CompletableFuture<LeasedConnection> lease = route.leasePatiently(wholeSlice, ofLease);
    result.whenComplete((popped, failure) -> lease.cancel(false));
    lease.whenComplete(this::begin);
  }

  /** Goes on where the lists are by now; nothing was popped so far. */
  private void goOn() {
    if (result.isDone() || left() <= 0) {
      pops.end(this);
      finish(null);
    } else {
      lease(left());
    }
  }

  private void later(Runnable task, long nanos) {
    Future<?> timer = nanos < TimeLimit.NONE ? loops.later(task, nanos) : null;
    if (timer != null) {
      result.whenComplete((popped, failure) -> timer.cancel(false));
    }
  }

  private void begin(@Nullable LeasedConnection lease, @Nullable Throwable failure) {
    if (lease == null) {
      pops.end(this);
      fail(requireNonNull(failure, "failure"));
    } else if (result.isDone()) {
      giveUp(lease);
    } else {
      asked = true;
      ask(lease);
    }
  }

  private long left() {
    return waitNanos - loops.surroundings().since(startedAt).toNanos();
  }

  private long wholeMillis() {
    return WaitSeconds.millis(pops.slice().toMillis());
  }

  private void ask(LeasedConnection lease) {
    long whole = wholeMillis();
    long rest = Math.max(1, TimeUnit.NANOSECONDS.toMillis(left() + 999_999));
    long millis = Math.min(whole, WaitSeconds.millis(rest));
    long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    // LedisDB starts the wait anew each time when another client was faster.
    long limit = pops.mayCut() ? nanos + pops.answerNanos() : TimeLimit.NONE;
    CompletableFuture<@Nullable KeyValue<byte[], byte[]>> answer =
        lease.submit(
            new Call<>(
                millis < whole ? slice(millis) : wholeSlice,
                wayBack.settings().withTimeout(limit)));
    answer.whenComplete((element, failure) -> answered(lease, element, failure));
    if (!pops.mayCut()) {
      boolean last = rest <= whole;
      lookAfter(answer, nanos + (last ? GRACE : pops.answerNanos()));
    }
  }

  private Command<@Nullable KeyValue<byte[], byte[]>> slice(long millis) {
    return RAW.command(end.pop, keys.size() + 1)
        .keys(keys)
        .add(WaitSeconds.text(millis))
        .returning(PopReply.MAPPER);
  }

  /** Asks, when an answer is overdue, whether the server answers anybody. */
  private void lookAfter(CompletableFuture<?> answer, long nanos) {
    Future<?> timer = nanos < TimeLimit.NONE ? loops.later(() -> doubt(answer), nanos) : null;
    if (timer != null) {
      answer.whenComplete((element, failure) -> timer.cancel(false));
    }
  }

  private void doubt(CompletableFuture<?> answer) {
    CallSettings settings = CallSettings.of(pops.answerNanos(), RetryPolicy.FAIL_FAST, null, null);
    route
        .submit(new Call<>(Command.of(InternalSpecs.PING), settings))
        .whenComplete(
            (pong, failure) -> {
              if (answer.isDone() || result.isDone()) {
                return;
              }
              if (failure != null && !(failure instanceof OverloadedException)) {
                leave("the server does not answer; what it takes yet goes back");
              } else if (left() <= 0) {
                finish(null);
              } else {
                lookAfter(answer, GRACE);
              }
            });
  }

  private void answered(
      LeasedConnection lease,
      @Nullable KeyValue<byte[], byte[]> element,
      @Nullable Throwable failure) {
    CompletableFuture<?> better =
        failure == null || result.isDone() ? null : route.elsewhere(wholeSlice, failure);
    if (better != null) {
      lease.close();
      better.thenRun(this::goOn);
    } else if (failure != null) {
      if (Outcome.of(failure) == Outcome.UNKNOWN) {
        pops.countUnanswered();
      }
      giveUp(lease);
      fail(WayBack.inDoubt(failure));
    } else if (element != null) {
      popped(lease, element);
    } else if (result.isDone()) {
      giveUp(lease);
    } else if (left() <= 0) {
      giveUp(lease);
      finish(null);
    } else {
      ask(lease);
    }
  }

  private void giveUp(LeasedConnection lease) {
    lease.close();
    pops.end(this);
  }

  private void finish(@Nullable KeyValue<K, V> value) {
    settings.completing(() -> result.complete(value));
  }

  private void fail(Throwable failure) {
    FailureFacts.command(failure, end.pop.name());
    settings.completing(() -> result.completeExceptionally(failure));
  }

  private void popped(LeasedConnection lease, KeyValue<byte[], byte[]> element) {
    if (result.isDone()) {
      wayBack.putBack(element, lease);
      return;
    }
    KeyValue<K, V> value;
    try {
      value = decode(element);
    } catch (RuntimeException | Error e) {
      String why = end.pop + " ran, but its reply cannot be used: " + e.getMessage();
      UnusableReplyException unusable = new UnusableReplyException(why, e);
      lease.close();
      wayBack.undelivered(element, unusable);
      fail(unusable);
      return;
    }
    // All is in order before the callbacks of the caller run, who may pop again, or close.
    lease.close();
    settings.completing(() -> deliver(element, value));
  }

  private KeyValue<K, V> decode(KeyValue<byte[], byte[]> element) {
    return new KeyValue<>(
        read(format.keyCodec(), element.key()), read(format.valueCodec(), element.value()));
  }

  private static <T> T read(Codec<T> codec, byte[] bytes) {
    return CodecCalls.read(codec, bytes, 0, bytes.length);
  }

  private void deliver(KeyValue<byte[], byte[]> element, KeyValue<K, V> value) {
    if (!result.take()) {
      wayBack.putBack(element, null);
      return;
    }
    pops.countDelivered();
    pops.end(this);
    result.give(value);
  }

  private void deadlinePassed() {
    if (!asked) {
      later(this::lastWordPassed, LEAST_FOR_POOL);
    } else if (settings.patient()) {
      leave("no element came");
    }
  }

  private void lastWordPassed() {
    if (settings.patient() || !asked) {
      leave("no connection was ready for it in time");
    }
  }

  private void leave(String why) {
    Duration waited = loops.surroundings().since(startedAt);
    String late = end.pop + " timed out after " + waited.toMillis() + " ms: ";
    fail(new CommandTimeoutException(outcome(), late + why, waited));
  }

  /** Ends the pop of a client that is closed. */
  void close() {
    fail(new ConnectionException(outcome(), "client was closed during " + end.pop, null));
  }

  private Outcome outcome() {
    return asked ? Outcome.UNKNOWN : Outcome.NOT_SENT;
  }
}
