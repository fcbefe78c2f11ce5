package io.github.ledis4j;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.count;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.cluster.AcrossSlots;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.NodeReplies;
import io.github.ledis4j.cluster.NodesException;
import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.CrossSlotException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ReplicaNotFoundException;
import io.github.ledis4j.internal.pop.PopEnd;
import io.github.ledis4j.internal.view.AllNodes;
import io.github.ledis4j.internal.view.ClusterWalk;
import io.github.ledis4j.internal.view.NodeViews;
import io.github.ledis4j.internal.view.SplitCommands;
import io.github.ledis4j.internal.view.ViewCore;
import io.github.ledis4j.lock.Lock;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pubsub.PubSub;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
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
 * A client of a cluster seen with its codecs, its deadline and its retries: {@link Redis} on many
 * servers. Each command goes to the master of its key, or where {@link #readFrom} says so to a
 * replica; where slots move and masters change it follows, inside its deadline, and commands of one
 * slot that go to masters stay in order. Keys of several slots in one command or transaction are
 * refused before anything is sent: {@link CrossSlotException}. Immutable and thread-safe; views
 * share the client's connections and are closed with it.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public class RedisClusterView<K, V> implements Redis<K, V> {
  private final ViewCore<K, V> core;

  RedisClusterView(ViewCore<K, V> core) {
    this.core = core;
  }

  ViewCore<K, V> core() {
    return core;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    return NodeViews.execute(core, command);
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
  public <A, B> RedisClusterView<A, B> withCodecs(Codec<A> keys, Codec<B> values) {
    return new RedisClusterView<>(core.withCodecs(keys, values));
  }

  @Override
  public RedisClusterView<K, V> withTimeout(Duration timeout) {
    return new RedisClusterView<>(core.withTimeout(timeout));
  }

  @Override
  public RedisClusterView<K, V> withRetries(RetryPolicy policy) {
    return new RedisClusterView<>(core.withRetries(policy));
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
   * {@inheritDoc}
   *
   * <p>Here it goes through all masters, one after the other, and through those again that get
   * slots meanwhile or are started anew: what is there all the time comes at least once also while
   * slots move and masters are replaced, and may come again then. A cursor is text, which grows
   * with the pieces that slots are spread in. A page may take several commands, each with the
   * deadline of this view.
   *
   * @return like there; fails with an {@link IllegalArgumentException} if the cursor is of another
   *     cluster
   * @throws IllegalArgumentException if the cursor is none of a cluster
   */
  @Override
  public CompletableFuture<ScanPage<K>> scanPage(ScanCursor from, ScanOptions options) {
    requireNonNull(options, "options");
    return new ClusterWalk<>(new NodeViews<>(core), options, from).page();
  }

  /**
   * Counts the keys of all masters ({@code DBSIZE}).
   *
   * @return how many keys there are; fails with a {@link NodesException} if a master is silent
   */
  public CompletableFuture<Long> dbsize() {
    return new AllNodes<>(core).dbsize();
  }

  /**
   * Deletes everything on all masters ({@code FLUSHALL}).
   *
   * @return completes when all have done it; fails with a {@link NodesException} if one has not
   */
  public CompletableFuture<Void> flushall() {
    return new AllNodes<>(core).flushall();
  }

  /**
   * Has all masters do something at once, each over a view of it alone: {@code
   * redis.onEachMaster(node -> node.dbsize())}. It has connections of its own, which know nothing
   * of slots, so that a command whose key is another node's fails there. Like {@link #pubsub}, what
   * is open on it is closed with this client.
   *
   * @param work what to do with each master's view
   * @param <T> what it results in
   * @return completes when all have ended, with a value or a failure for each master; it fails
   *     itself only if nobody says which masters there are
   * @throws IllegalStateException if the client is closed
   */
  public <T extends @Nullable Object> CompletableFuture<NodeReplies<T>> onEachMaster(
      Function<? super RedisView<K, V>, ? extends CompletionStage<T>> work) {
    requireNonNull(work, "work");
    return new NodeViews<>(core).onEachMaster(node -> work.apply(new RedisView<>(node)));
  }

  /**
   * The same with all nodes, replicas too, which take what reads no keys.
   *
   * @param work what to do with each node's view
   * @param <T> what it results in
   * @return like {@link #onEachMaster}
   * @throws IllegalStateException if the client is closed
   */
  public <T extends @Nullable Object> CompletableFuture<NodeReplies<T>> onEachNode(
      Function<? super RedisView<K, V>, ? extends CompletionStage<T>> work) {
    requireNonNull(work, "work");
    return new NodeViews<>(core).onEach(node -> true, node -> work.apply(new RedisView<>(node)));
  }

  /**
   * Gives a view of one node alone, with all that a client of one server can do: {@code
   * redis.node(redis.topology().shard(slot).master()).monitor()}. Like the views of {@link
   * #onEachMaster}, it has connections of its own, which know nothing of slots and are closed with
   * this client.
   *
   * @param node one of {@link RedisClusterClient#topology}
   * @return the view
   * @throws ConnectionException if nobody knows the address of the node
   * @throws IllegalStateException if the client is closed
   */
  public RedisView<K, V> node(ClusterTopology.Node node) {
    requireNonNull(node, "node");
    return new RedisView<>(new NodeViews<>(core).of(node));
  }

  /**
   * Returns the commands that are taken apart if their keys are of several slots: {@code
   * redis.acrossSlots().mget(ids)}. They are not atomic then, which is why one has to ask for it.
   *
   * @return {@code MGET}, {@code MSET}, {@code DEL}, {@code UNLINK}, {@code EXISTS} and {@code
   *     TOUCH}, with the codecs, the deadline and the retries of this view
   */
  public AcrossSlots<K, V> acrossSlots() {
    return new SplitCommands<>(core);
  }

  /**
   * Returns a view whose reads go to other nodes than the masters too: {@code
   * redis.readFrom(ReadFrom.PREFER_REPLICA).get(key)}. A node that cannot answer a read is passed
   * over for the next one; where none is left, reads wait for the master or, if the policy leaves
   * it out, fail with a {@link ReplicaNotFoundException}.
   *
   * <p>Replicas lag behind: such a read may not see what was written before it, nor what an earlier
   * read saw, and reads on several nodes are in no order. What changes something goes to the
   * master, and so do commands without a key, scans, and all of batches, batch writers,
   * transactions, watching, locks and leases. Connections to replicas are made when a read wants
   * them.
   *
   * @param nodes which nodes answer reads; {@link ReadFrom#MASTER} by default
   * @return the view
   */
  public RedisClusterView<K, V> readFrom(ReadFrom nodes) {
    return new RedisClusterView<>(core.readFrom(requireNonNull(nodes, "nodes")));
  }

  /**
   * Asks which nodes there are and connects to all masters now, and tries all nodes that this view
   * reads from, which otherwise commands do.
   *
   * @return completes when all masters answer, or fails with the reason of the first attempt
   */
  public CompletableFuture<Void> connect() {
    return core.connect();
  }
}
