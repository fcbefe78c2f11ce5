package io.github.ledis4j.internal.view;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.RedisKeyScanCommands;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.client.Sender;
import io.github.ledis4j.internal.cluster.Ranges;
import io.github.ledis4j.internal.view.ClusterCursor.Part;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of a walk through all keys of a cluster, node after node. A slot is done when one node
 * owned it from the beginning of that node's scan to its end. One whose keys are on their way by
 * then is done when the node that gets it was scanned after that: each key was at one of the two
 * when that one was scanned. A node that was started anew in between, or got slots, which it may
 * have given away before, has another life, and is scanned anew.
 */
public final class ClusterWalk<K, V> {
  private static final CommandSpec CLUSTER_NODES = CommandSpec.read("CLUSTER NODES").withoutKey();
  private static final CommandSpec INFO = CommandSpec.read("INFO").withoutKey();
  private static final Pattern RUN = Pattern.compile("(?m)^run_id:(\\w+)");

  private final NodeViews<K, V> nodes;
  private final ScanOptions options;
  private final ClusterCursor from;
  private final BitSet done;

  /** Where the keys of slots go that are not done for that reason. */
  private final Map<Integer, String> leaving;

  private record Sink<K, V>(Sender sender, Format<K, V> format)
      implements RedisKeyScanCommands<K, V> {
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
      return sender.execute(command);
    }
  }

  /**
   * Makes the walk go on.
   *
   * @param from where the page before has ended
   * @throws IllegalArgumentException if that is no page of a cluster
   */
  public ClusterWalk(NodeViews<K, V> nodes, ScanOptions options, ScanCursor from) {
    this.nodes = nodes;
    this.options = options;
    this.from = ClusterCursor.of(from);
    this.done = this.from.done();
    this.leaving = this.from.leaving();
  }

  /** Reads the page, once. */
  public CompletableFuture<ScanPage<K>> page() {
    CompletableFuture<ScanPage<K>> result = new GuardedFuture<>();
    nodes
        .known()
        .thenCompose(
            known -> from.isOf(known) ? goOn(known) : nodes.look().thenCompose(this::goOnIfOurs))
        .whenComplete(
            (page, failure) ->
                nodes.whole().sender().completing(() -> complete(result, page, failure)));
    return result;
  }

  private static <T> void complete(
      CompletableFuture<T> result, T value, @Nullable Throwable failure) {
    if (failure == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(Causes.bare(failure));
    }
  }

  private CompletableFuture<ScanPage<K>> goOnIfOurs(ClusterTopology topology) {
    return from.isOf(topology)
        ? goOn(topology)
        : CompletableFuture.failedFuture(
            new IllegalArgumentException(
                "the cursor is of a scan of another cluster: none of its nodes is in this one"));
  }

  private CompletableFuture<ScanPage<K>> goOn(ClusterTopology topology) {
    Part part = from.part();
    if (part == null && !from.nodes().isEmpty()) {
      return begin(topology); // the end of the node before has just looked
    }
    Node node = part == null ? null : TopologyFacts.find(topology, part.node());
    return part == null || node == null
        ? nodes.look().thenCompose(this::begin)
        : orElsewhere(node, part, scan(node, part));
  }

  private CompletableFuture<ScanPage<K>> begin(ClusterTopology topology) {
    Node node = choose(topology);
    if (node == null) {
      return CompletableFuture.completedFuture(new ScanPage<>(List.of(), ScanCursor.START));
    }
    BitSet owned = TopologyFacts.slots(topology, node.id());
    Part none = new Part(node.id(), "", owned, ScanCursor.START);
    return orElsewhere(
        node,
        none,
        ask(node)
            .thenCompose(
                said -> scan(node, new Part(node.id(), said.life(), owned, ScanCursor.START))));
  }

  private @Nullable Node choose(ClusterTopology topology) {
    leaving
        .entrySet()
        .removeIf(
            slot -> {
              String target = TopologyFacts.masterOf(topology, slot.getValue());
              if (target != null) {
                slot.setValue(target);
              }
              return target == null; // it is gone itself
            });
    for (Shard shard : topology.shards()) {
      Node master = shard.master();
      if (master == null) {
        continue;
      }
      BitSet missing = Ranges.bits(shard.slots());
      missing.andNot(done);
      leaving.keySet().forEach(missing::clear);
      if (leaving.containsValue(master.id()) || !missing.isEmpty()) {
        return master;
      }
    }
    return null;
  }

  private CompletableFuture<ScanPage<K>> scan(Node node, Part part) {
    return sink(node)
        .scanPage(part.at(), options)
        .thenCompose(
            page ->
                page.isLast()
                    ? end(node, part, page.items())
                    : nodes
                        .known()
                        .thenApply(known -> page(known, page.items(), part.at(page.cursor()))));
  }

  private ScanPage<K> page(ClusterTopology topology, List<K> items, @Nullable Part part) {
    ClusterCursor next = new ClusterCursor(ClusterCursor.shortIds(topology), done, leaving, part);
    return new ScanPage<>(items, next.toScanCursor());
  }

  private Sink<K, V> sink(Node node) {
    ViewCore<K, V> view = nodes.of(node);
    return new Sink<>(view.sender(), view.format());
  }

  /** Goes on elsewhere if a node fails that is not the master any more, or has another address. */
  private CompletableFuture<ScanPage<K>> orElsewhere(
      Node node, Part part, CompletableFuture<ScanPage<K>> page) {
    return page.exceptionallyCompose(
        failure -> nodes.look().thenCompose(topology -> elsewhere(topology, node, part, failure)));
  }

  private CompletableFuture<ScanPage<K>> elsewhere(
      ClusterTopology topology, Node node, Part part, Throwable failure) {
    if (!TopologyFacts.slots(topology, node.id()).equals(part.owned())) {
      return CompletableFuture.completedFuture(page(topology, List.of(), null));
    }
    Node now = TopologyFacts.find(topology, node.id());
    boolean moved = now != null && !Objects.equals(now.endpoint(), node.endpoint());
    return moved
        ? CompletableFuture.completedFuture(
            page(topology, List.of(), part.life().isEmpty() ? null : part))
        : CompletableFuture.failedFuture(failure);
  }

  private CompletableFuture<OwnSlots> ask(Node node) {
    Sink<K, V> sink = sink(node);
    CompletableFuture<String> run =
        sink.execute(Command.of(INFO, "server").returning(Replies.text()))
            .thenApply(info -> first(RUN, String.valueOf(info)))
            .exceptionallyCompose(ClusterWalk::noneIfRefused);
    return sink.execute(Command.of(CLUSTER_NODES).returning(Replies.text()))
        .thenApply(String::valueOf)
        .thenCombine(run, OwnSlots::in);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Whoever may not know this goes without. */
  private static CompletableFuture<String> noneIfRefused(Throwable failure) {
    return Causes.bare(failure) instanceof ServerException
        ? CompletableFuture.completedFuture("")
        : CompletableFuture.failedFuture(failure);
  }

  private CompletableFuture<ScanPage<K>> end(Node node, Part part, List<K> items) {
    return ask(node)
        .thenCompose(
            said ->
                nodes
                    .look()
                    .thenApply(
                        topology -> {
                          if (said.life().equals(part.life())) {
                            settle(node, part.owned(), said, topology);
                          }
                          return choose(topology) == null
                              ? new ScanPage<>(items, ScanCursor.START)
                              : page(topology, items, null);
                        }));
  }

  private void settle(Node node, BitSet owned, OwnSlots said, ClusterTopology topology) {
    BitSet kept = TopologyFacts.slots(topology, node.id());
    kept.and(owned);
    kept.and(said.slots()); // whoever was asked for the topology may be behind
    leaving
        .entrySet()
        .removeIf(slot -> slot.getValue().equals(node.id()) && hasArrived(slot.getKey(), said));
    said.leaving()
        .forEach(
            (slot, target) -> {
              boolean passedOn = node.id().equals(leaving.get(slot));
              if (passedOn || kept.get(slot) && !done.get(slot)) {
                leaving.put(slot, known(slot, target, topology));
              }
            });
    leaving.keySet().forEach(kept::clear);
    done.or(kept);
  }

  /** Tells whether nothing more is known of where a slot goes; if it is here, it is done. */
  private boolean hasArrived(int slot, OwnSlots said) {
    boolean passedOn = said.leaving().containsKey(slot);
    if (!passedOn && (said.slots().get(slot) || said.coming().get(slot))) {
      done.set(slot);
    }
    return !passedOn;
  }

  /** Fails rather than to look for it for ever: Redis 6.2 names no nodes without slots. */
  private static String known(int slot, String target, ClusterTopology topology) {
    if (TopologyFacts.masterOf(topology, target) == null) {
      throw new ConnectionException(
          Outcome.NOT_SENT,
          "slot " + slot + " is on its way to a node that nobody names; scan when it is there",
          null);
    }
    return target;
  }
}
