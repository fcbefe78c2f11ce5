package io.github.ledis4j;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.redis.RedisBlockingCommands;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.RedisScans;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.flow.Items;
import io.github.ledis4j.internal.client.PopEnd;
import io.github.ledis4j.internal.client.ViewCore;
import io.github.ledis4j.internal.command.Arguments;
import io.github.ledis4j.internal.scan.ScanPublisher;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.monitor.Monitor;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.transaction.RedisTransaction;
import io.github.ledis4j.transaction.Watching;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Redis client seen with its codecs, its database and its deadline. All commands of the server
 * are here, and what needs connections: batches, leased connections, other views. Immutable and
 * thread-safe; views share the client's connections and are closed with it.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public class RedisView<K, V>
    implements RedisCommands<K, V>, RedisScans<K, V>, RedisBlockingCommands<K, V> {
  private final ViewCore<K, V> core;

  RedisView(ViewCore<K, V> core) {
    this.core = core;
  }

  ViewCore<K, V> core() {
    return core;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    return core.execute(command);
  }

  @Override
  public Format<K, V> format() {
    return core.format();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cancelling the future and closing the client end it at once; an element that the server has
   * popped by then, or pops in the wait under way, goes back to the left end of its list. If the
   * answer to a wait is overdue, the future fails as {@link Outcome#UNKNOWN}: null is what the
   * server said.
   */
  @Override
  @SuppressWarnings("unchecked")
  public CompletableFuture<@Nullable KeyValue<K, V>> blpop(Duration wait, K... keys) {
    return core.pop(PopEnd.FRONT, wait, atLeastOne(keys, "key"));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cancelling the future and closing the client end it at once; an element that the server has
   * popped by then, or pops in the wait under way, goes back to the right end of its list. If the
   * answer to a wait is overdue, the future fails as {@link Outcome#UNKNOWN}: null is what the
   * server said.
   */
  @Override
  @SuppressWarnings("unchecked")
  public CompletableFuture<@Nullable KeyValue<K, V>> brpop(Duration wait, K... keys) {
    return core.pop(PopEnd.BACK, wait, atLeastOne(keys, "key"));
  }

  /**
   * Gives the same view with other codecs.
   *
   * @param keys the codec of keys
   * @param values the codec of values
   * @param <A> the type of keys
   * @param <B> the type of values
   * @return a view on the same connections
   */
  public <A, B> RedisView<A, B> withCodecs(Codec<A> keys, Codec<B> values) {
    return new RedisView<>(core.withCodecs(keys, values));
  }

  /**
   * Gives the same view with another deadline.
   *
   * @param timeout how long a command may take, waiting in the queue included; zero for ever
   * @return a view on the same connections
   * @throws IllegalArgumentException if the timeout is negative
   */
  public RedisView<K, V> withTimeout(Duration timeout) {
    return new RedisView<>(core.withTimeout(timeout));
  }

  /**
   * Gives the same view of another database. It has a shared connection of its own, opened on first
   * use: a database is never switched under others' commands.
   *
   * @param number the database, from 0
   * @return a view of that database
   * @throws IllegalArgumentException if the number is negative
   */
  public RedisView<K, V> database(int number) {
    return new RedisView<>(core.database(number));
  }

  /**
   * Starts a batch: commands recorded here and sent together.
   *
   * @return an empty batch, for one thread at a time
   */
  public RedisBatch<K, V> batch() {
    return new RedisBatch<>(core.batch());
  }

  /**
   * Records a batch and sends it.
   *
   * @param recorder calls commands on the batch
   * @return completes with how each command ended
   */
  public CompletableFuture<BatchResult> batch(Consumer<? super RedisBatch<K, V>> recorder) {
    return batch().send(recorder);
  }

  /**
   * Starts a transaction: commands recorded here, sent together, and run by the server with nothing
   * of anybody else's in between.
   *
   * @return an empty transaction, for one thread at a time
   */
  public RedisTransaction<K, V> transaction() {
    return core.transaction();
  }

  /**
   * Records a transaction and sends it.
   *
   * @param work calls commands on the transaction and combines their futures
   * @param <R> what the work gives
   * @return completes as the work's stage does, after the server's answer; fails with a {@code
   *     LedisException} that says what became of the transaction if it was not run
   * @throws IllegalStateException if the client is closed
   * @throws io.github.ledis4j.error.OverloadedException if the commands are more than 1 GiB
   */
  public <R extends @Nullable Object> CompletableFuture<R> transaction(
      Function<? super RedisTransaction<K, V>, ? extends CompletionStage<R>> work) {
    return core.transaction().run(work);
  }

  /**
   * Prepares transactions that are run only if others leave some keys alone meanwhile ({@code
   * WATCH}).
   *
   * @param keys at least one key
   * @return where to say how often to try, and to run it
   * @throws IllegalArgumentException if there is no key
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Watching<K, V> watching(K... keys) {
    return core.watching(Arguments.atLeastOne(keys, "key"));
  }

  /**
   * Gives a lock that all clients of the server share: {@code redis.lock("job:42").whileHeld(held
   * -> ...)}. Nothing is sent yet.
   *
   * @param key where it is in this view's database: a string that nothing else uses
   * @return the lock, to be taken for 30 seconds at a time unless it is told otherwise
   */
  public Lock lock(K key) {
    return core.redisLock(key);
  }

  /**
   * Makes a pub/sub with the codecs of this view, on a connection of its own that is opened with
   * the first subscription. It is closed with the client.
   *
   * @return a pub/sub without subscriptions
   * @throws IllegalStateException if the client is closed
   */
  public PubSub<K, V> pubsub() {
    return pubsub(PubSubOptions.DEFAULT);
  }

  /**
   * Makes a pub/sub as {@link #pubsub()} does, with options.
   *
   * @param options how many messages may wait, and where they are handled
   * @return a pub/sub without subscriptions
   * @throws IllegalStateException if the client is closed
   */
  public PubSub<K, V> pubsub(PubSubOptions options) {
    return core.pubsub(options);
  }

  /**
   * Starts a writer: for commands by the million, taken as long as there is room.
   *
   * @param options how much may wait, and on how many connections
   * @return a writer, to be closed
   * @throws IllegalStateException if the client is closed
   */
  public RedisBatchWriter<K, V> batchWriter(BatchWriterOptions options) {
    return new RedisBatchWriter<>(core.writer(options), false);
  }

  @Override
  public Items<K> scan(ScanOptions options) {
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> scanPage(from, options));
  }

  /**
   * Prepares to watch every command that the server runs, for any client and on any database
   * ({@code MONITOR}); each subscription has a connection of its own.
   *
   * @return where to subscribe
   */
  public Monitor monitor() {
    return core.monitor();
  }

  /**
   * Leases one connection for whatever changes its state, and gives it back, cleaned, when the
   * stage that the work returns is complete.
   *
   * @param work what to do with the connection; it must not be used afterwards
   * @param <R> what the work gives
   * @return completes as the work's stage does, or fails if no connection can be had
   */
  public <R extends @Nullable Object> CompletableFuture<R> withConnection(
      Function<? super RedisConnection<K, V>, ? extends CompletionStage<R>> work) {
    return core.withLease(lease -> work.apply(new RedisConnection<>(lease, core.format())));
  }

  /**
   * Opens the shared connection now, which otherwise the first command does.
   *
   * @return completes when the server answers, or fails with the reason of the first attempt
   */
  public CompletableFuture<Void> connect() {
    return core.connect();
  }
}
