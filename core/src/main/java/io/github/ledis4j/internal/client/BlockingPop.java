package io.github.ledis4j.internal.client;

import io.github.ledis4j.RetryPolicy;
import io.github.ledis4j.UndeliveredElement;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.GuardedFuture;
import io.github.ledis4j.internal.pool.LeasedConnection;
import io.github.ledis4j.internal.pool.Leases;
import io.github.ledis4j.internal.pool.SharedConnections;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One blocking pop: a row of short waits of the server on one leased connection. Its caller may
 * leave at any time; the wait under way then runs out on its own, because a LedisDB that is left
 * alone in it pops an element later for nobody. What it pops without a caller goes back.
 *
 * <p>Thread-safe: its steps follow each other on the event loop of the leased connection, and the
 * future decides who was first when callers, timers and replies meet.
 */
final class BlockingPop<K, V> {
  private static final Format<byte[], byte[]> RAW = new Format<>(Codec.BYTES, Codec.BYTES);

  /** How much later than at the caller's limit the server may say that there was nothing. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(1);

  /**
   * What the pool has at least: for a lease that is on its way back, however short the pop, and to
   * say, better than this class can, why there was none.
   */
  private static final long LEAST_FOR_POOL = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long PUT_BACK_WITHIN = TimeUnit.SECONDS.toNanos(10);

  private final BlockingPops pops;
  private final Leases leases;
  private final SharedConnections shared;
  private final int database;
  private final Format<K, V> format;
  private final CallSettings settings;
  private final PopEnd end;
  private final List<byte[]> keys;
  private final Command<@Nullable KeyValue<byte[], byte[]>> wholeSlice;
  private final long waitNanos;
  private final long startedAt = System.nanoTime();
  private final CompletableFuture<@Nullable KeyValue<K, V>> result = new GuardedFuture<>();
  private volatile boolean asked;

  BlockingPop(
      ClientState client,
      int database,
      Format<K, V> format,
      CallSettings settings,
      PopEnd end,
      List<byte[]> keys,
      long waitNanos) {
    this.pops = client.pops();
    this.leases = client.pool().leases();
    this.shared = client.pool().shared(database);
    this.database = database;
    this.format = format;
    this.settings = settings;
    this.end = end;
    this.keys = keys;
    this.wholeSlice = slice(pops.slice().toMillis());
    this.waitNanos = waitNanos;
  }

  CompletableFuture<@Nullable KeyValue<K, V>> start() {
    pops.begin(this);
    long own = settings.timeoutNanos();
    long forPool = Math.min(own, Math.max(waitNanos, LEAST_FOR_POOL));
    CallSettings ofLease = CallSettings.of(forPool, settings.retries(), null, settings.observer());
    CompletableFuture<LeasedConnection> lease = leases.acquire(database, ofLease);
    later(this::deadlinePassed, settings.patient() ? own : own + waitNanos);
    result.whenComplete((popped, failure) -> lease.cancel(false));
    lease.whenComplete(this::begin);
    return result;
  }

  private void later(Runnable task, long nanos) {
    Future<?> timer = nanos < ClientState.NO_LIMIT ? leases.later(task, nanos) : null;
    if (timer != null) {
      result.whenComplete((popped, failure) -> timer.cancel(false));
    }
  }

  private void begin(@Nullable LeasedConnection lease, @Nullable Throwable failure) {
    if (lease == null) {
      pops.end(this);
      fail(failure);
    } else if (result.isDone()) {
      giveUp(lease);
    } else {
      asked = true;
      later(() -> finish(null), Math.max(left(), 0) + GRACE);
      ask(lease);
    }
  }

  private long left() {
    return waitNanos - (System.nanoTime() - startedAt);
  }

  /**
   * Nothing ends this call but its answer or the loss of its connection, however long that takes:
   * LedisDB starts the wait anew each time when another client was faster.
   */
  private void ask(LeasedConnection lease) {
    long whole = pops.slice().toMillis();
    long millis = TimeUnit.NANOSECONDS.toMillis(left() + 999_999);
    submit(lease, millis < whole ? slice(Math.max(1, millis)) : wholeSlice, ClientState.NO_LIMIT)
        .whenComplete((element, failure) -> answered(lease, element, failure));
  }

  private Command<@Nullable KeyValue<byte[], byte[]>> slice(long millis) {
    String seconds = BigDecimal.valueOf(millis, 3).toPlainString();
    return RAW.command(end.pop, keys.size() + 1).keys(keys).add(seconds).returning(PopReply.MAPPER);
  }

  private <T extends @Nullable Object> CompletableFuture<T> submit(
      LeasedConnection lease, Command<T> command, long nanos) {
    return lease.submit(new Call<>(command, internal().withTimeout(nanos)));
  }

  /** These calls complete on the event loop, whatever the view's executor. */
  private CallSettings internal() {
    return CallSettings.of(PUT_BACK_WITHIN, RetryPolicy.UNSENT, null, settings.observer());
  }

  private void answered(
      LeasedConnection lease,
      @Nullable KeyValue<byte[], byte[]> element,
      @Nullable Throwable failure) {
    if (failure != null) {
      if (Outcome.of(failure) == Outcome.UNKNOWN) {
        pops.countUnanswered();
      }
      giveUp(lease);
      fail(failure);
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

  private void fail(@Nullable Throwable failure) {
    settings.completing(() -> result.completeExceptionally(failure));
  }

  private void popped(LeasedConnection lease, KeyValue<byte[], byte[]> element) {
    if (result.isDone()) {
      putBack(element, lease);
      return;
    }
    KeyValue<K, V> value;
    try {
      value = decode(element);
    } catch (RuntimeException | Error e) {
      String why = end.pop + " ran, but its reply cannot be used: " + e.getMessage();
      UnusableReplyException unusable = new UnusableReplyException(why, e);
      lease.close();
      undelivered(element, unusable);
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
    if (result.isDone()) {
      putBack(element, null);
      return;
    }
    pops.countDelivered(1);
    pops.end(this);
    if (!result.complete(value)) {
      pops.countDelivered(-1);
      putBack(element, null);
    }
  }

  /** Puts an element back, by the connection that it came on, if that is still there. */
  private void putBack(KeyValue<byte[], byte[]> element, @Nullable LeasedConnection lease) {
    Command<Long> push =
        RAW.command(end.push, 2)
            .key(element.key())
            .value(element.value())
            .returning(Replies.integer());
    CompletableFuture<Long> pushed =
        lease == null
            ? pushShared(push)
            : submit(lease, push, PUT_BACK_WITHIN)
                .exceptionallyCompose(
                    failure ->
                        Outcome.of(failure) == Outcome.NOT_SENT
                            ? pushShared(push)
                            : CompletableFuture.failedFuture(failure));
    pushed.whenComplete(
        (length, failure) -> {
          if (lease != null) {
            lease.close();
          }
          if (failure == null) {
            pops.countPutBack();
            pops.end(this);
          } else {
            undelivered(element, failure);
          }
        });
  }

  private CompletableFuture<Long> pushShared(Command<Long> push) {
    return shared.submit(new Call<>(push, internal()));
  }

  private void undelivered(KeyValue<byte[], byte[]> element, Throwable reason) {
    boolean front = end == PopEnd.FRONT;
    UndeliveredElement left =
        new UndeliveredElement(
            database, element.key(), element.value(), front, Causes.bare(reason));
    settings.completing(
        () -> {
          pops.undelivered(left);
          pops.end(this);
        });
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
    long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
    String message = end.pop + " timed out after " + waited + " ms: " + why;
    fail(new CommandTimeoutException(outcome(), message));
  }

  /** Ends the pop of a client that is closed. */
  void close() {
    fail(new ConnectionException(outcome(), "client was closed during " + end.pop, null));
  }

  private Outcome outcome() {
    return asked ? Outcome.UNKNOWN : Outcome.NOT_SENT;
  }
}
