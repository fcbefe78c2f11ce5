package io.github.ledis4j.internal.client;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.BatchWriterOptions;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.command.SharedUse;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.GuardedFuture;
import io.github.ledis4j.internal.monitor.MonitorCore;
import io.github.ledis4j.internal.pool.ChannelPool;
import io.github.ledis4j.internal.pool.LeasedConnection;
import io.github.ledis4j.internal.pool.SharedConnections;
import io.github.ledis4j.internal.pubsub.PubSubClient;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.monitor.Monitor;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One view of a client: which database, which codecs, which deadline. Immutable and thread-safe;
 * all views of a client share its pool.
 */
public final class ViewCore<K, V> {
  private static final String NO_STAGE =
      "the function given to withConnection returned null; return a CompletionStage";

  private final ClientState client;
  private final int database;
  private final Format<K, V> format;
  private final CallSettings settings;
  private final SharedConnections shared;

  /** Makes the view that a client starts with. */
  public ViewCore(ClientState client, int database, Format<K, V> format, CallSettings settings) {
    this.client = client;
    this.database = database;
    this.format = format;
    this.settings = settings;
    this.shared = client.pool().shared(database);
  }

  /** Sends a command, on a shared connection if it can share one, else on a leased one. */
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    client.requireOpen();
    SharedUse.check(command.spec());
    if (command.spec().isBlocking()) {
      return executeAlone(command);
    }
    client.scripts().count(command);
    return shared.submit(new Call<>(command, settings));
  }

  /**
   * Sends a command on a connection of its own, so that what it does to it hits nobody else. When
   * the caller ends the future early, the command is not sent any more, and a connection on which
   * the server still waits is closed.
   */
  public <T extends @Nullable Object> CompletableFuture<T> executeAlone(Command<T> command) {
    return leasing(
        (lease, result) -> {
          run(ready -> ready.execute(command), lease, result);
          result.whenComplete((value, ended) -> lease.close());
        });
  }

  /**
   * Sends a command of this client's own making, also while it is being closed; completes on the
   * event loop.
   */
  <T extends @Nullable Object> CompletableFuture<T> executeInternally(
      Command<T> command, long timeoutNanos) {
    client.scripts().count(command);
    CallSettings internal =
        CallSettings.of(timeoutNanos, settings.retries(), null, settings.observer());
    return shared.submit(new Call<>(command, internal));
  }

  /**
   * Leases a connection for as long as the work takes. The work is not begun when the caller ends
   * the future first.
   */
  public <R extends @Nullable Object> CompletableFuture<R> withLease(
      Function<? super LeasedConnection, ? extends CompletionStage<R>> work) {
    return leasing((lease, result) -> run(work, lease, result));
  }

  /** Begins with a lease what completes the future, unless the caller ends that first. */
  private <R extends @Nullable Object> CompletableFuture<R> leasing(
      BiConsumer<LeasedConnection, CompletableFuture<R>> begin) {
    client.requireOpen();
    CompletableFuture<R> result = new GuardedFuture<>();
    CompletableFuture<LeasedConnection> acquiring =
        client.pool().leases().acquire(database, settings);
    result.whenComplete((value, failure) -> acquiring.cancel(false));
    acquiring.whenComplete(
        (lease, failure) -> {
          if (failure != null) {
            result.completeExceptionally(failure);
          } else if (result.isDone()) {
            lease.close();
          } else {
            begin.accept(lease, result);
          }
        });
    return result;
  }

  private static <R extends @Nullable Object> void run(
      Function<? super LeasedConnection, ? extends CompletionStage<R>> work,
      LeasedConnection lease,
      CompletableFuture<R> result) {
    CompletionStage<R> running;
    try {
      running = requireNonNull(work.apply(lease), NO_STAGE);
    } catch (RuntimeException | Error e) {
      running = CompletableFuture.failedFuture(e);
    }
    running.whenComplete(
        (value, failure) -> {
          lease.close();
          if (failure != null) {
            result.completeExceptionally(failure);
          } else {
            result.complete(value);
          }
        });
  }

  /** Waits for an element of one of the lists, zero for ever; null when none came in time. */
  public CompletableFuture<@Nullable KeyValue<K, V>> pop(
      PopEnd end, Duration wait, Collection<? extends K> keys) {
    client.requireOpen();
    List<byte[]> encoded = new ArrayList<>(keys.size());
    keys.forEach(key -> encoded.add(encode(key)));
    long nanos = ClientState.nanos(wait);
    return new BlockingPop<>(client, database, format, settings, end, encoded, nanos).start();
  }

  byte[] encode(K key) {
    return CodecCalls.encode(format.keyCodec(), requireNonNull(key, "key")).clone();
  }

  /** The same view with other codecs. */
  public <A, B> ViewCore<A, B> withCodecs(Codec<A> keys, Codec<B> values) {
    return new ViewCore<>(client, database, format.withCodecs(keys, values), settings);
  }

  /** The same view with another deadline. */
  public ViewCore<K, V> withTimeout(Duration timeout) {
    return new ViewCore<>(
        client, database, format, settings.withTimeout(ClientState.nanos(timeout)));
  }

  /** The same view of another database. */
  public ViewCore<K, V> database(int other) {
    if (other < 0) {
      throw new IllegalArgumentException("databases count from 0: " + other);
    }
    return new ViewCore<>(client, other, format, settings);
  }

  /** How keys and values are written. */
  public Format<K, V> format() {
    return format;
  }

  /** A batch that sends over this view. */
  public BatchCore<K, V> batch() {
    return new BatchCore<>(client, shared, format, settings);
  }

  /** A transaction that is sent over this view. */
  public TransactionCore<K, V> transaction() {
    return TransactionCore.shared(client, format, settings, shared::submit);
  }

  /** Transactions that depend on keys not being changed meanwhile. */
  public WatchCore<K, V> watching(List<K> keys) {
    return new WatchCore<>(this, settings, keys);
  }

  /** A lock of Redis. */
  public Lock redisLock(K key) {
    encode(key);
    return new LockCore(this, (token, lease) -> new RedisLockServer<>(this, key, token, lease));
  }

  /** A lock of LedisDB. */
  public Lock ledisLock(K key) {
    encode(key);
    return new LockCore(this, (token, lease) -> new LedisLockServer<>(this, key, token, lease));
  }

  /** A writer that sends over this view, or over connections of its own if it needs more. */
  public WriterCore<K, V> writer(BatchWriterOptions options) {
    client.requireOpen();
    boolean own = options.connections() > pool().options().sharedConnections();
    WriterRoute route =
        own
            ? WriterRoute.own(pool(), pool().dedicate(database, options.connections()))
            : WriterRoute.shared(shared);
    return new WriterCore<>(client, route, format, settings, options);
  }

  /** What the server of this view runs. */
  public Monitor monitor() {
    return new MonitorCore(client, database, settings);
  }

  int database() {
    return database;
  }

  long timeoutNanos() {
    return settings.timeoutNanos();
  }

  /** Completes a future of this view where its callers want that. */
  void completing(Runnable completion) {
    settings.completing(completion);
  }

  /** The same future, completed where the callers of this view want that. */
  <T extends @Nullable Object> CompletableFuture<T> completing(CompletableFuture<T> internal) {
    CompletableFuture<T> result = new GuardedFuture<>();
    internal.whenComplete(
        (value, failure) ->
            completing(
                () -> {
                  if (failure == null) {
                    result.complete(value);
                  } else {
                    result.completeExceptionally(Causes.bare(failure));
                  }
                }));
    return result;
  }

  /** Runs a task some time later on an event loop; answers null when these are shut down. */
  @Nullable Future<?> later(Runnable task, long nanos) {
    return pool().leases().later(task, nanos);
  }

  /** Pub/sub with the codecs of this view, on a connection of its own. */
  public PubSub<K, V> pubsub(PubSubOptions options) {
    client.requireOpen();
    PubSubClient<K, V> made =
        new PubSubClient<>(
            handler -> pool().listen(database, handler),
            format,
            settings,
            requireNonNull(options, "options"),
            client.handlers());
    Runnable ending = made::closeAsync;
    client.endWithClient(ending);
    made.gone().whenComplete((closed, failure) -> client.forget(ending));
    return made;
  }

  /** The client behind this view. */
  public ClientState client() {
    return client;
  }

  /** Opens the shared connection of this view now. */
  public CompletableFuture<Void> connect() {
    client.requireOpen();
    return shared.connect();
  }

  /** The pool that this view uses. */
  public ChannelPool pool() {
    return client.pool();
  }
}
