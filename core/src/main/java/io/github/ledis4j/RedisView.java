package io.github.ledis4j;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.pool.LeasedRedis;
import io.github.ledis4j.internal.pop.PopEnd;
import io.github.ledis4j.internal.view.ViewCore;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.monitor.Monitor;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pool.RedisConnection;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.transaction.RedisTransaction;
import io.github.ledis4j.transaction.Watching;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Redis client seen with its codecs, its database, its deadline and its retries: {@link Redis} on
 * one server, with all commands of that server, its other databases and its connections. Immutable
 * and thread-safe; views share the client's connections and are closed with it.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public class RedisView<K, V> implements Redis<K, V>, RedisCommands<K, V> {
  private final ViewCore<K, V> core;

  RedisView(ViewCore<K, V> core) {
    this.core = core;
  }

  ViewCore<K, V> core() {
    return core;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    return core.sender().execute(command);
  }

  @Override
  public Format<K, V> format() {
    return core.format();
  }

  /**
   * {@inheritDoc}
   *
   * <p>In both forms, cancelling the future and closing the client end the wait at once; an element
   * that the server has popped by then, or pops in the wait under way, goes back to the left end of
   * its list. If the answer to a wait is overdue, the future fails as {@link Outcome#UNKNOWN}: null
   * is what the server said.
   */
  @Override
  public CompletableFuture<@Nullable KeyValue<K, V>> blpop(
      Duration wait, Collection<? extends K> keys) {
    count(keys, "key");
    return core.pop(PopEnd.FRONT, wait, keys);
  }

  /**
   * {@inheritDoc}
   *
   * <p>In both forms, cancelling the future and closing the client end the wait at once; an element
   * that the server has popped by then, or pops in the wait under way, goes back to the right end
   * of its list. If the answer to a wait is overdue, the future fails as {@link Outcome#UNKNOWN}:
   * null is what the server said.
   */
  @Override
  public CompletableFuture<@Nullable KeyValue<K, V>> brpop(
      Duration wait, Collection<? extends K> keys) {
    count(keys, "key");
    return core.pop(PopEnd.BACK, wait, keys);
  }

  @Override
  public <A, B> RedisView<A, B> withCodecs(Codec<A> keys, Codec<B> values) {
    return new RedisView<>(core.withCodecs(keys, values));
  }

  @Override
  public RedisView<K, V> withTimeout(Duration timeout) {
    return new RedisView<>(core.withTimeout(timeout));
  }

  @Override
  public RedisView<K, V> withRetries(RetryPolicy policy) {
    return new RedisView<>(core.withRetries(policy));
  }

  /**
   * Returns the same view of another database. It has a shared connection of its own, opened on
   * first use: a database is never switched under others' commands.
   *
   * @param number the database, from 0
   * @return a view of that database
   * @throws IllegalArgumentException if the number is negative
   */
  public RedisView<K, V> withDatabase(int number) {
    return new RedisView<>(core.withDatabase(number));
  }

  @Override
  public RedisBatch<K, V> batch() {
    return core.redisBatch();
  }

  @Override
  public CompletableFuture<BatchResult> batch(Consumer<? super RedisBatch<K, V>> recorder) {
    return core.redisBatch().send(recorder);
  }

  @Override
  public RedisTransaction<K, V> transaction() {
    return core.transaction();
  }

  @Override
  public <R extends @Nullable Object> CompletableFuture<R> transaction(
      Function<? super RedisTransaction<K, V>, ? extends CompletionStage<R>> work) {
    return core.transaction().run(work);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Watching<K, V> watching(K... keys) {
    return core.watching(atLeastOne(keys, "key"));
  }

  @Override
  public Watching<K, V> watching(Collection<? extends K> keys) {
    count(keys, "key");
    return core.watching(List.copyOf(keys));
  }

  @Override
  public Lock lock(K key) {
    return core.redisLock(key);
  }

  @Override
  public PubSub<K, V> pubsub(PubSubOptions options) {
    return core.pubsub(options);
  }

  @Override
  public RedisBatchWriter<K, V> batchWriter(BatchWriterOptions options) {
    return core.redisWriter(options);
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
   * @param <R> what the work results in
   * @return completes as the work's stage does, or fails if no connection can be had
   */
  public <R extends @Nullable Object> CompletableFuture<R> withConnection(
      Function<? super RedisConnection<K, V>, ? extends CompletionStage<R>> work) {
    return core.sender().withLease(lease -> work.apply(new LeasedRedis<>(lease, core.format())));
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
