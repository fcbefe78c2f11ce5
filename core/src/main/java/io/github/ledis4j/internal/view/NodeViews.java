package io.github.ledis4j.internal.view;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Health;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.NodeReplies;
import io.github.ledis4j.cluster.NodesException;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.client.ClientState;
import io.github.ledis4j.internal.client.Sender;
import io.github.ledis4j.internal.cluster.Cluster;
import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.internal.pool.ChannelPool;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.ServerType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A view of a cluster, as views of its single nodes. Thread-safe. */
public record NodeViews<K, V>(ViewCore<K, V> whole) {
  private static final String NO_STAGE =
      "the function given to onEachMaster returned null; return a CompletionStage";

  private record Replies<T extends @Nullable Object>(
      Map<Node, T> values, Map<Node, Throwable> failures) implements NodeReplies<T> {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** A view of one node with all that this view is, on connections of its own. */
  public ViewCore<K, V> of(Node node) {
    Endpoint place = node.endpoint();
    if (place == null) {
      throw new ConnectionException(
          Outcome.NOT_SENT, "nobody knows the address of node " + node.id(), null);
    }
    ChannelPool pool = cluster().pool(place);
    ClientState client = new ClientState(pool, false, whole.client().options(), ServerType.REDIS);
    return new ViewCore<>(
        new Sender(client, client.route(0), whole.sender().settings()), whole.format());
  }

  Cluster cluster() {
    return whole.cluster();
  }

  /** Looks at the cluster anew, and gives what it looks like. */
  CompletableFuture<ClusterTopology> look() {
    whole.client().requireOpen();
    return cluster().look().thenApply(looked -> requireNonNull(cluster().topology()));
  }

  /** What the cluster looks like, as far as is known. */
  CompletableFuture<ClusterTopology> known() {
    whole.client().requireOpen();
    ClusterTopology known = cluster().topology();
    return known == null ? look() : CompletableFuture.completedFuture(known);
  }

  /** Has all masters do something at once; completes when all have ended. */
  public <T extends @Nullable Object> CompletableFuture<NodeReplies<T>> onEachMaster(
      Function<? super ViewCore<K, V>, ? extends CompletionStage<T>> work) {
    return onEach(Node::isMaster, work);
  }

  /** The same of all nodes that some property holds for. */
  public <T extends @Nullable Object> CompletableFuture<NodeReplies<T>> onEach(
      Predicate<Node> wanted, Function<? super ViewCore<K, V>, ? extends CompletionStage<T>> work) {
    CompletableFuture<NodeReplies<T>> result = new GuardedFuture<>();
    known()
        .whenComplete(
            (known, failure) -> {
              if (failure == null) {
                ask(known.nodes().stream().filter(wanted).toList(), work, result);
              } else {
                whole.sender().completing(() -> result.completeExceptionally(Causes.bare(failure)));
              }
            });
    return result;
  }

  private <T extends @Nullable Object> void ask(
      List<Node> masters,
      Function<? super ViewCore<K, V>, ? extends CompletionStage<T>> work,
      CompletableFuture<NodeReplies<T>> result) {
    Map<Node, CompletableFuture<T>> open = new LinkedHashMap<>();
    masters.forEach(master -> open.put(master, begin(master, work)));
    GuardedFuture.allOf(open.values())
        .whenComplete(
            (over, failure) -> whole.sender().completing(() -> result.complete(replies(open))));
  }

  private <T extends @Nullable Object> CompletableFuture<T> begin(
      Node node, Function<? super ViewCore<K, V>, ? extends CompletionStage<T>> work) {
    try {
      return requireNonNull(work.apply(of(node)), NO_STAGE).toCompletableFuture();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Has all nodes do a command that concerns all of them, and makes one answer of theirs. */
  private <T extends @Nullable Object> CompletableFuture<T> gather(
      Command<T> command, Gathering how) {
    return onEach(
            node -> node.isMaster() || how.replicasToo() && node.health() != Health.FAILED,
            node -> node.sender().execute(command))
        .thenApply(
            replies -> {
              if (how.isFailed(replies)) {
                throw new NodesException(command.spec().name(), replies);
              }
              return how.join(replies.values().values());
            });
  }

  /** Sends a command to the node of its key, or if it has none to all that it concerns. */
  public static <T extends @Nullable Object> CompletableFuture<T> execute(
      ViewCore<?, ?> whole, Command<T> command) {
    Gathering how = Gathering.of(command.spec());
    return how == null
        ? whole.sender().execute(command)
        : new NodeViews<>(whole).gather(command, how);
  }

  private static <T extends @Nullable Object> NodeReplies<T> replies(
      Map<Node, CompletableFuture<T>> ended) {
    Map<Node, T> values = new LinkedHashMap<>();
    Map<Node, Throwable> failures = new LinkedHashMap<>();
    ended.forEach(
        (node, future) ->
            future.whenComplete(
                (value, failure) -> {
                  if (failure == null) {
                    values.put(node, value);
                  } else {
                    failures.put(node, Causes.bare(failure));
                  }
                }));
    return new Replies<>(
        Collections.unmodifiableMap(values), Collections.unmodifiableMap(failures));
  }
}
