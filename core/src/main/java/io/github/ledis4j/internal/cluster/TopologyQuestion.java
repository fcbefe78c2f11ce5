package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.Causes;
import java.util.concurrent.CompletableFuture;

/**
 * Asks one node what its cluster looks like: by {@code CLUSTER SHARDS}, or by {@code CLUSTER SLOTS}
 * if it does not know the former, or a shard has two masters there: one that has just replaced the
 * other, or one that was reset and has kept its shard. Thread-safe.
 */
final class TopologyQuestion implements Question {
  private static final Command<Reply> SHARDS =
      Command.of(CommandSpec.read("CLUSTER SHARDS").withoutKey());
  private static final Command<Reply> SLOTS =
      Command.of(CommandSpec.read("CLUSTER SLOTS").withoutKey());

  private final CommandSink<?, ?> node;
  private final Addresses addresses;
  private volatile boolean knowsNoShards;

  TopologyQuestion(CommandSink<?, ?> node, Addresses addresses) {
    this.node = node;
    this.addresses = addresses;
  }

  @Override
  public CompletableFuture<ClusterTopology> ask() {
    if (knowsNoShards) {
      return slots();
    }
    return node.execute(SHARDS)
        .thenCompose(this::read)
        .exceptionallyCompose(
            failure -> {
              if (!(Causes.bare(failure) instanceof ServerException.UnknownCommand)) {
                return CompletableFuture.failedFuture(failure);
              }
              knowsNoShards = true;
              return slots();
            });
  }

  private CompletableFuture<ClusterTopology> read(Reply answer) {
    ClusterTopology view = new TopologyReader(addresses).shards(answer);
    return view == null ? slots() : CompletableFuture.completedFuture(view);
  }

  private CompletableFuture<ClusterTopology> slots() {
    return node.execute(SLOTS).thenApply(answer -> new TopologyReader(addresses).slots(answer));
  }
}
