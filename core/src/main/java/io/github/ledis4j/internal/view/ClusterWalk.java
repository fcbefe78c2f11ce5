package io.github.ledis4j.internal.view;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.cluster.SlotRange;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.RedisKeyScanCommands;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.internal.client.Sender;
import io.github.ledis4j.internal.command.KeySlot;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One walk through all keys of a cluster, node after node. A slot is done when one node owned it
 * from the beginning of that node's scan to its end. One whose keys are on their way by then is
 * done when the node that gets it was scanned after that: each key was at one of the two when that
 * one was scanned. For one page at a time.
 */
final class ClusterWalk<K, V> {
  private static final CommandSpec CLUSTER_NODES = CommandSpec.read("CLUSTER NODES").withoutKey();
  private static final Pattern LEAVING = Pattern.compile("\\[(\\d+)->-([^]]+)]");

  /** Stands for the beginning of the next node. */
  private static final ScanCursor NEXT_NODE = ScanCursor.of(new byte[] {0});

  private final NodeViews<K, V> nodes;
  private final ScanOptions options;
  private final BitSet done = new BitSet(KeySlot.COUNT);

  /** Where the keys of slots go that are not done for that reason. */
  private final Map<Integer, String> leaving = new TreeMap<>();

  private @Nullable Node current;
  private BitSet owned = new BitSet();

  private record Sink<K, V>(Sender sender, Format<K, V> format)
      implements RedisKeyScanCommands<K, V> {
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
      return sender.execute(command);
    }
  }

  ClusterWalk(NodeViews<K, V> nodes, ScanOptions options) {
    this.nodes = nodes;
    this.options = options;
  }

  /** Reads the page that starts at a cursor which the page before has given. */
  CompletableFuture<ScanPage<K>> page(ScanCursor from) {
    Node node = current;
    return node == null ? nodes.look().thenCompose(this::begin) : scan(node, from);
  }

  private CompletableFuture<ScanPage<K>> begin(ClusterTopology topology) {
    Node node = choose(topology);
    if (node == null) {
      return CompletableFuture.completedFuture(new ScanPage<>(List.of(), ScanCursor.START));
    }
    current = node;
    owned = slots(topology, node.id());
    return scan(node, ScanCursor.START);
  }

  private @Nullable Node choose(ClusterTopology topology) {
    leaving.values().removeIf(target -> slots(topology, target).isEmpty()); // it is gone itself
    for (Shard shard : topology.shards()) {
      Node master = shard.master();
      if (master == null) {
        continue;
      }
      BitSet missing = slots(topology, master.id());
      missing.andNot(done);
      leaving.keySet().forEach(missing::clear);
      if (leaving.containsValue(master.id()) || !missing.isEmpty()) {
        return master;
      }
    }
    return null;
  }

  private static BitSet slots(ClusterTopology topology, String master) {
    BitSet slots = new BitSet(KeySlot.COUNT);
    for (Shard shard : topology.shards()) {
      Node owner = shard.master();
      if (owner != null && owner.id().equals(master)) {
        for (SlotRange range : shard.slots()) {
          slots.set(range.first(), range.last() + 1);
        }
      }
    }
    return slots;
  }

  private CompletableFuture<ScanPage<K>> scan(Node node, ScanCursor from) {
    return sink(node)
        .scanPage(from, options)
        .thenCompose(
            page ->
                page.isLast() ? end(node, page.items()) : CompletableFuture.completedFuture(page))
        .exceptionallyCompose(failure -> another(node, failure));
  }

  private Sink<K, V> sink(Node node) {
    ViewCore<K, V> view = nodes.of(node);
    return new Sink<>(view.sender(), view.format());
  }

  /** Goes on elsewhere if a node fails that is not the master any more. */
  private CompletableFuture<ScanPage<K>> another(Node node, Throwable failure) {
    return nodes
        .look()
        .thenCompose(
            topology -> {
              if (slots(topology, node.id()).equals(owned)) {
                return CompletableFuture.failedFuture(failure);
              }
              current = null;
              return CompletableFuture.completedFuture(new ScanPage<>(List.of(), NEXT_NODE));
            });
  }

  private CompletableFuture<ScanPage<K>> end(Node node, List<K> items) {
    return sink(node)
        .execute(Command.of(CLUSTER_NODES).returning(Replies.text()))
        .thenCompose(
            text ->
                nodes
                    .look()
                    .thenApply(
                        topology -> {
                          settle(node, String.valueOf(text), topology);
                          current = null;
                          boolean over = choose(topology) == null;
                          return new ScanPage<>(items, over ? ScanCursor.START : NEXT_NODE);
                        }));
  }

  private void settle(Node node, String described, ClusterTopology topology) {
    BitSet kept = slots(topology, node.id());
    kept.and(owned);
    leaving
        .entrySet()
        .removeIf(
            slot -> {
              boolean arrived = slot.getValue().equals(node.id());
              if (arrived) {
                done.set(slot.getKey());
              }
              return arrived;
            });
    Matcher slot = LEAVING.matcher(described);
    while (slot.find()) {
      int number = Integer.parseInt(slot.group(1));
      if (kept.get(number) && !done.get(number)) {
        leaving.put(number, slot.group(2));
      }
    }
    leaving.keySet().forEach(kept::clear);
    done.or(kept);
  }
}
