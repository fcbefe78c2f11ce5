package io.github.ledis4j;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.LedisBatch;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.ledis.LedisKeySpaces;
import io.github.ledis4j.command.ledis.LedisScans;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.command.LedisRefusals;
import io.github.ledis4j.internal.pop.PopEnd;
import io.github.ledis4j.internal.view.AskFirst;
import io.github.ledis4j.internal.view.ViewCore;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pool.LedisConnection;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.LedisBatchWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Ledis client seen with its codecs, its database and its deadline. All commands of the server
 * are here, and what needs connections: batches, leased connections, other views. Immutable and
 * thread-safe; views share the client's connections and are closed with it.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public class LedisView<K, V> implements LedisScans<K, V>, LedisKeySpaces<K, V> {
  private final ViewCore<K, V> core;

  LedisView(ViewCore<K, V> core) {
    this.core = core;
  }

  ViewCore<K, V> core() {
    return core;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    LedisRefusals.check(command);
    return LedisRefusals.needsOwnConnection(command)
        ? core.sender().executeAlone(command)
        : core.sender().execute(command);
  }

  @Override
  public Format<K, V> format() {
    return core.format();
  }

  /**
   * Asks for the length of a value ({@code STRLEN}). LedisDB closes the connection when the key is
   * missing, so this leases one, asks there whether the key exists, and only then for the length.
   *
   * @param key the key
   * @return its length in bytes, 0 if the key is missing
   */
  public CompletableFuture<Long> strlen(K key) {
    return AskFirst.strlen(core, this, key);
  }

  /**
   * Replaces an element of a list ({@code LSET}). In a list that is missing LedisDB hides the
   * element at index 0 or -1, where only {@code lindex} sees it until the next push, so for these
   * two this asks first whether the list is there. A list that goes between the two commands still
   * gets a hidden element; {@code lclear} removes it.
   *
   * @param key the key
   * @param index which one: from 0 at the front, or from -1 at the back when negative
   * @param value what to store
   * @return completes when it is done; fails with a {@link ServerException} if the list is missing
   *     or has no such element
   */
  public CompletableFuture<Void> lset(K key, long index, V value) {
    return AskFirst.lset(this, key, index, value);
  }

  /**
   * Takes the first element of the first list that has one, waiting for a push if none has ({@code
   * BLPOP}). Each such call leases a connection for as long as it waits.
   *
   * <p>Cancelling the future, a deadline of {@link #withTimeout}, and closing the client end it at
   * once. An element that the server has popped by then, or pops in the wait under way, goes back
   * to the front of its list, so that elements may change places; a list that was empty in between
   * has lost its time to live. What cannot be put back goes to {@link
   * LedisClient.Builder#undelivered}. If the connection is lost, an element may be lost with it:
   * the future then fails as {@link Outcome#UNKNOWN}. It does so, too, when the answer to a wait is
   * overdue and the server answers nobody else; what comes then goes back.
   *
   * @param wait how long from now, the wait for a connection included; zero for ever. The future
   *     completes up to a second later than that
   * @param keys the lists, in the order in which they are looked at
   * @return the element and its list, or null if none came in time; fails with a {@code
   *     PoolAcquireTimeoutException} if no connection became free in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  @SuppressWarnings("unchecked")
  public CompletableFuture<@Nullable KeyValue<K, V>> blpop(Duration wait, K... keys) {
    return core.pop(PopEnd.FRONT, wait, atLeastOne(keys, "key"));
  }

  /**
   * Takes the first element of the first list that has one, like {@link #blpop(Duration,
   * Object[])}.
   *
   * @param wait how long from now, the wait for a connection included; zero for ever
   * @param keys the lists, in the order in which they are looked at
   * @return the element and its list, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  public CompletableFuture<@Nullable KeyValue<K, V>> blpop(
      Duration wait, Collection<? extends K> keys) {
    count(keys, "key");
    return core.pop(PopEnd.FRONT, wait, keys);
  }

  /**
   * Takes the last element of the first list that has one, waiting for a push if none has ({@code
   * BRPOP}); in all else like {@link #blpop(Duration, Object[])}, at the other end.
   *
   * @param wait how long from now, the wait for a connection included; zero for ever
   * @param keys the lists, in the order in which they are looked at
   * @return the element and its list, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  @SuppressWarnings("unchecked")
  public CompletableFuture<@Nullable KeyValue<K, V>> brpop(Duration wait, K... keys) {
    return core.pop(PopEnd.BACK, wait, atLeastOne(keys, "key"));
  }

  /**
   * Takes the last element of the first list that has one, like {@link #brpop(Duration, Object[])}.
   *
   * @param wait how long from now, the wait for a connection included; zero for ever
   * @param keys the lists, in the order in which they are looked at
   * @return the element and its list, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  public CompletableFuture<@Nullable KeyValue<K, V>> brpop(
      Duration wait, Collection<? extends K> keys) {
    count(keys, "key");
    return core.pop(PopEnd.BACK, wait, keys);
  }

  /**
   * Returns the same view with other codecs.
   *
   * @param keys the codec of keys
   * @param values the codec of values
   * @param <A> the type of keys
   * @param <B> the type of values
   * @return a view on the same connections
   */
  public <A, B> LedisView<A, B> withCodecs(Codec<A> keys, Codec<B> values) {
    return new LedisView<>(core.withCodecs(keys, values));
  }

  /**
   * Returns the same view with another deadline.
   *
   * @param timeout how long a command may take, waiting in the queue included; zero for ever
   * @return a view on the same connections
   * @throws IllegalArgumentException if the timeout is negative
   */
  public LedisView<K, V> withTimeout(Duration timeout) {
    return new LedisView<>(core.withTimeout(timeout));
  }

  /**
   * Returns the same view with another answer to lost connections, for its commands, batches and
   * writers.
   *
   * @param policy what is sent again
   * @return a view on the same connections
   */
  public LedisView<K, V> withRetries(RetryPolicy policy) {
    return new LedisView<>(core.withRetries(policy));
  }

  /**
   * Returns the same view of another database. It has a shared connection of its own, opened on
   * first use: a database is never switched under others' commands.
   *
   * @param number the database, from 0
   * @return a view of that database
   * @throws IllegalArgumentException if the number is negative
   */
  public LedisView<K, V> withDatabase(int number) {
    return new LedisView<>(core.withDatabase(number));
  }

  /**
   * Starts a batch: commands recorded here and sent together.
   *
   * @return an empty batch, for one thread at a time
   */
  public LedisBatch<K, V> batch() {
    return core.ledisBatch();
  }

  /**
   * Records a batch and sends it. With one shared connection, as by default, that has nothing else
   * to do, each 16 KiB leave while the recorder goes on; all of the batch finds room in the queue
   * if its first part does. So when the recorder throws, commands may have been sent; those that
   * were not fail.
   *
   * @param recorder calls commands on the batch
   * @return completes with how each command ended
   */
  public CompletableFuture<BatchResult> batch(Consumer<? super LedisBatch<K, V>> recorder) {
    return core.ledisBatch().send(recorder);
  }

  /**
   * Returns a lock that all clients of the server share: {@code ledis.lock("job:42").whileHeld(held
   * -> ...)}. Nothing is sent yet.
   *
   * <p>LedisDB cannot compare a value and change it in one step. This lock does so in two, within
   * its lease only; a step that the network or the server holds back for a second beyond the lease
   * can hit the next holder. A lease takes whole seconds on the server: when a holder dies, others
   * get the lock one to four seconds after its lease, and some seconds later if it died just as it
   * took the lock.
   *
   * @param key where it is in this view's database: a value that nothing else uses
   * @return the lock, to be taken for 30 seconds at a time unless it is told otherwise
   */
  public Lock lock(K key) {
    return core.ledisLock(key);
  }

  /**
   * Starts a writer with the default options.
   *
   * @return a writer, to be closed
   * @throws IllegalStateException if the client is closed
   */
  public LedisBatchWriter<K, V> batchWriter() {
    return batchWriter(BatchWriterOptions.DEFAULT);
  }

  /**
   * Starts a writer: for commands by the million, taken as long as there is room.
   *
   * @param options how much may wait, and on how many connections
   * @return a writer, to be closed
   * @throws IllegalStateException if the client is closed
   */
  public LedisBatchWriter<K, V> batchWriter(BatchWriterOptions options) {
    return core.ledisWriter(options);
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
      Function<? super LedisConnection<K, V>, ? extends CompletionStage<R>> work) {
    return core.withLedis(work);
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
