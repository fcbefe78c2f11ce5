package io.github.ledis4j.internal.view;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.internal.TimeLimit;
import io.github.ledis4j.internal.batch.RecordedLedisBatch;
import io.github.ledis4j.internal.batch.RecordedRedisBatch;
import io.github.ledis4j.internal.client.ClientState;
import io.github.ledis4j.internal.client.Sender;
import io.github.ledis4j.internal.cluster.Cluster;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.lock.LockPlan;
import io.github.ledis4j.internal.monitor.MonitorCore;
import io.github.ledis4j.internal.pool.ChannelPool;
import io.github.ledis4j.internal.pool.LeasedLedis;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.internal.pop.PopEnd;
import io.github.ledis4j.internal.pubsub.PubSubClient;
import io.github.ledis4j.internal.transaction.RecordedTransaction;
import io.github.ledis4j.internal.transaction.WatchPlan;
import io.github.ledis4j.internal.writer.BoundedWriter;
import io.github.ledis4j.internal.writer.LedisWriterHandle;
import io.github.ledis4j.internal.writer.RedisWriterHandle;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.monitor.Monitor;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pool.LedisConnection;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.transaction.Watching;
import io.github.ledis4j.writer.BatchWriterOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One view of a client: a sender and codecs. Makes other views, and all features that send over
 * this one. Immutable and thread-safe; all views of a client share its pool.
 */
public final class ViewCore<K, V> {
  private final Sender sender;
  private final Format<K, V> format;

  /** Makes the view that a client starts with. */
  public ViewCore(Sender sender, Format<K, V> format) {
    this.sender = sender;
    this.format = format;
  }

  /** What sends the commands of this view. */
  public Sender sender() {
    return sender;
  }

  /** How keys and values are written. */
  public Format<K, V> format() {
    return format;
  }

  /** The client behind this view. */
  public ClientState client() {
    return sender.client();
  }

  /** The pool that a view of one server uses. */
  public ChannelPool pool() {
    return (ChannelPool) client().backend();
  }

  /** The cluster that a view of one uses. */
  public Cluster cluster() {
    return (Cluster) client().backend();
  }

  /** The same view with other codecs. */
  public <A, B> ViewCore<A, B> withCodecs(Codec<A> keys, Codec<B> values) {
    return new ViewCore<>(sender, format.withCodecs(keys, values));
  }

  /** The same view with another deadline. */
  public ViewCore<K, V> withTimeout(Duration timeout) {
    long nanos = TimeLimit.nanos(timeout);
    return new ViewCore<>(sender.with(sender.settings().withTimeout(nanos)), format);
  }

  /** The same view with other retries. */
  public ViewCore<K, V> withRetries(RetryPolicy policy) {
    return new ViewCore<>(sender.with(sender.settings().withRetries(policy)), format);
  }

  /** The same view with other nodes that answer reads. */
  public ViewCore<K, V> readFrom(ReadFrom nodes) {
    Route route = cluster().route(nodes);
    return new ViewCore<>(
        sender.readingFrom(nodes.equals(ReadFrom.MASTER) ? null : nodes, route), format);
  }

  /** What is sent together goes to masters. */
  private CallSettings ofMasters() {
    return sender.settings().withReadFrom(null);
  }

  /** The same view of another database. */
  public ViewCore<K, V> withDatabase(int other) {
    if (other < 0) {
      throw new IllegalArgumentException("databases count from 0: " + other);
    }
    return new ViewCore<>(sender.withDatabase(other), format);
  }

  /** Opens the shared connection of this view now. */
  public CompletableFuture<Void> connect() {
    client().requireOpen();
    return sender.route().connect();
  }

  /** Waits for an element of one of the lists, zero for ever; null when none came in time. */
  public CompletableFuture<@Nullable KeyValue<K, V>> pop(
      PopEnd end, Duration wait, Collection<? extends K> keys) {
    client().requireOpen();
    List<byte[]> encoded = new ArrayList<>(keys.size());
    keys.forEach(key -> encoded.add(encode(key)));
    return client()
        .pops()
        .pop(sender.route(), format, sender.settings(), end, encoded, TimeLimit.nanos(wait));
  }

  /** A key as it is sent. */
  byte[] encode(K key) {
    return CodecCalls.encode(format.keyCodec(), requireNonNull(key, "key")).clone();
  }

  /** A batch of Redis that sends over this view. */
  public RecordedRedisBatch<K, V> redisBatch() {
    return new RecordedRedisBatch<>(client(), sender.route(), format, ofMasters());
  }

  /** A batch of LedisDB that sends over this view. */
  public RecordedLedisBatch<K, V> ledisBatch() {
    return new RecordedLedisBatch<>(client(), sender.route(), format, sender.settings());
  }

  /** A transaction that is sent over this view. */
  public RecordedTransaction<K, V> transaction() {
    return RecordedTransaction.shared(client(), format, sender.settings(), sender.route()::submit);
  }

  /** Transactions that depend on keys not being changed meanwhile. */
  public Watching<K, V> watching(Collection<? extends K> keys) {
    return new WatchPlan<>(sender, client(), format, sender.settings(), keys);
  }

  /** Leases a connection to LedisDB for as long as the work takes. */
  public <R extends @Nullable Object> CompletableFuture<R> withLedis(
      Function<? super LedisConnection<K, V>, ? extends CompletionStage<R>> work) {
    return sender.withLease(
        lease -> work.apply(new LeasedLedis<>(lease, format, client().scripts()::count)));
  }

  /** A lock of Redis. */
  public Lock redisLock(K key) {
    encode(key);
    return LockPlan.redis(sender, format, key);
  }

  /** A lock of LedisDB. */
  public Lock ledisLock(K key) {
    encode(key);
    return LockPlan.ledis(sender, format, key);
  }

  /** A writer of Redis that sends over this view. */
  public RedisWriterHandle<K, V> redisWriter(BatchWriterOptions options) {
    return new RedisWriterHandle<>(writer(options));
  }

  /** A writer of LedisDB that sends over this view. */
  public LedisWriterHandle<K, V> ledisWriter(BatchWriterOptions options) {
    return new LedisWriterHandle<>(writer(options));
  }

  private BoundedWriter<K, V> writer(BatchWriterOptions options) {
    client().requireOpen();
    Route route = sender.route().withConnections(options.connections());
    return new BoundedWriter<>(client(), route, format, ofMasters(), options);
  }

  /** Pub/sub with the codecs of this view, on a connection of its own. */
  public PubSub<K, V> pubsub(PubSubOptions options) {
    client().requireOpen();
    PubSubClient<K, V> made =
        new PubSubClient<>(
            sender.route(),
            format,
            sender.settings(),
            requireNonNull(options, "options"),
            client().handlers());
    Runnable ending = made::closeAsync;
    client().endWithClient(ending);
    made.gone().whenComplete((closed, failure) -> client().forget(ending));
    return made;
  }

  /** What the server of this view runs. */
  public Monitor monitor() {
    return new MonitorCore(client(), pool().node(), sender.database(), sender.settings());
  }
}
