package io.github.ledis4j;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.redis.RedisBlockingCommands;
import io.github.ledis4j.command.redis.RedisDataCommands;
import io.github.ledis4j.command.redis.RedisScans;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.transaction.RedisTransaction;
import io.github.ledis4j.transaction.Watching;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that a program does with keys, wherever they live. Write a program against this interface and
 * hand it a {@link RedisClient}, a {@link RedisClusterClient} or one of their views; its tests can
 * hand it an implementation of their own.
 *
 * <pre>{@code
 * record Visits(Redis<String, String> redis) {
 *   CompletableFuture<Long> count(String user) {
 *     return redis.incr("visits:" + user);
 *   }
 * }
 * }</pre>
 *
 * <p>What means one server (another database, a connection of one's own, {@code MONITOR}, commands
 * about the server) is in {@link RedisView}. Implementations of this library are immutable and
 * thread-safe. Later versions may add methods, as servers add commands.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface Redis<K, V>
    extends RedisDataCommands<K, V>, RedisScans<K, V>, RedisBlockingCommands<K, V> {

  /**
   * Returns the same with other codecs.
   *
   * @param keys the codec of keys
   * @param values the codec of values
   * @param <A> the type of keys
   * @param <B> the type of values
   * @return a view on the same connections
   */
  <A, B> Redis<A, B> withCodecs(Codec<A> keys, Codec<B> values);

  /**
   * Returns the same with another deadline.
   *
   * @param timeout how long a command may take, waiting in the queue included; zero for ever
   * @return a view on the same connections
   * @throws IllegalArgumentException if the timeout is negative
   */
  Redis<K, V> withTimeout(Duration timeout);

  /**
   * Returns the same with another answer to lost connections, for its commands, batches and
   * writers: {@code redis.withRetries(RetryPolicy.ALL).set("k", "v")} for a write that does no harm
   * twice.
   *
   * @param policy what is sent again
   * @return a view on the same connections
   */
  Redis<K, V> withRetries(RetryPolicy policy);

  /**
   * Starts a batch: commands recorded here and sent together.
   *
   * @return an empty batch, for one thread at a time
   */
  RedisBatch<K, V> batch();

  /**
   * Records a batch and sends it. With one shared connection, as by default, that has nothing else
   * to do, each 16 KiB leave while the recorder goes on; all of the batch finds room in the queue
   * if its first part does. So when the recorder throws, commands may have been sent; those that
   * were not fail.
   *
   * @param recorder calls commands on the batch
   * @return completes with how each command ended
   */
  CompletableFuture<BatchResult> batch(Consumer<? super RedisBatch<K, V>> recorder);

  /**
   * Starts a transaction: commands recorded here, sent together, and run by the server with nothing
   * of anybody else's in between.
   *
   * @return an empty transaction, for one thread at a time
   */
  RedisTransaction<K, V> transaction();

  /**
   * Records a transaction and sends it.
   *
   * @param work calls commands on the transaction and combines their futures
   * @param <R> what the work results in
   * @return completes as the work's stage does, after the server's answer; fails with a {@code
   *     LedisException} that says what became of the transaction if it was not run
   * @throws IllegalStateException if the client is closed
   * @throws io.github.ledis4j.error.OverloadedException if the commands are more than 1 GiB
   */
  <R extends @Nullable Object> CompletableFuture<R> transaction(
      Function<? super RedisTransaction<K, V>, ? extends CompletionStage<R>> work);

  /**
   * Prepares transactions that are run only if nobody else changes some keys in between ({@code
   * WATCH}).
   *
   * @param keys at least one key
   * @return where to say how often to try, and to run it
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  Watching<K, V> watching(K... keys);

  /**
   * Prepares transactions as {@link #watching(Object[])} does.
   *
   * @param keys at least one key
   * @return where to say how often to try, and to run it
   * @throws IllegalArgumentException if there is no key
   */
  Watching<K, V> watching(Collection<? extends K> keys);

  /**
   * Returns a lock that all clients of the server share: {@code redis.lock("job:42").whileHeld(held
   * -> ...)}. Nothing is sent yet.
   *
   * @param key where it is: a string that nothing else uses
   * @return the lock, to be taken for 30 seconds at a time unless it is told otherwise
   */
  Lock lock(K key);

  /**
   * Starts a writer with the default options.
   *
   * @return a writer, to be closed
   * @throws IllegalStateException if the client is closed
   */
  default RedisBatchWriter<K, V> batchWriter() {
    return batchWriter(BatchWriterOptions.DEFAULT);
  }

  /**
   * Starts a writer: for commands by the million, taken as long as there is room.
   *
   * @param options how much may wait, and on how many connections
   * @return a writer, to be closed
   * @throws IllegalStateException if the client is closed
   */
  RedisBatchWriter<K, V> batchWriter(BatchWriterOptions options);

  /**
   * Makes a pub/sub with these codecs, on a connection of its own that is opened with the first
   * subscription. It is closed with the client.
   *
   * @return a pub/sub without subscriptions
   * @throws IllegalStateException if the client is closed
   */
  default PubSub<K, V> pubsub() {
    return pubsub(PubSubOptions.DEFAULT);
  }

  /**
   * Makes a pub/sub as {@link #pubsub()} does, with options.
   *
   * @param options how many messages may wait, and where they are handled
   * @return a pub/sub without subscriptions
   * @throws IllegalStateException if the client is closed
   */
  PubSub<K, V> pubsub(PubSubOptions options);
}
