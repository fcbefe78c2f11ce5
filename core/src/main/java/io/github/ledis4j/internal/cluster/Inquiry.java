package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.command.KeySlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One look at the cluster: asks one node after the other until what one says can be believed.
 *
 * <p>A view is believed at once if it covers no fewer slots than the present one, and else if two
 * nodes have it. One that has no node in common with the present one is that of another cluster. At
 * the beginning, when there is nothing to compare with, a view of all slots is believed, and else
 * the largest one.
 */
final class Inquiry {
  private static final int MOST_ANSWERS = 3;

  private final @Nullable ClusterTopology present;
  private final Iterator<? extends Question> nodes;
  private final List<ClusterTopology> odd = new ArrayList<>();
  private final List<Throwable> refusals = new ArrayList<>();
  private final CompletableFuture<ClusterTopology> result = new GuardedFuture<>();
  private int answers;

  Inquiry(@Nullable ClusterTopology present, Iterator<? extends Question> nodes) {
    this.present = present;
    this.nodes = nodes;
  }

  /** Asks; fails if nothing can be believed. */
  CompletableFuture<ClusterTopology> start() {
    next();
    return result;
  }

  private void next() {
    if (answers == MOST_ANSWERS || !nodes.hasNext()) {
      conclude();
      return;
    }
    nodes
        .next()
        .ask()
        .whenComplete(
            (view, failure) -> {
              if (failure != null) {
                refusals.add(Causes.bare(failure));
                next();
              } else {
                answers++;
                judge(view);
              }
            });
  }

  private void judge(ClusterTopology view) {
    if (present != null && !haveNodeInCommon(present, view)) {
      refuse("a node belongs to another cluster: it knows none of the nodes known so far");
      next();
    } else if (view.coveredSlots() >= (present == null ? KeySlot.COUNT : present.coveredSlots())
        || odd.stream().anyMatch(other -> haveSameOwners(other, view))) {
      result.complete(view);
    } else {
      odd.add(view);
      next();
    }
  }

  private static boolean haveNodeInCommon(ClusterTopology one, ClusterTopology other) {
    Set<String> ids = one.nodes().stream().map(Node::id).collect(Collectors.toSet());
    return other.nodes().stream().anyMatch(node -> ids.contains(node.id()));
  }

  private static boolean haveSameOwners(ClusterTopology one, ClusterTopology other) {
    return one.changesSince(other).stream()
        .noneMatch(
            event ->
                event instanceof ClusterEvent.SlotsMoved || event instanceof ClusterEvent.Failover);
  }

  private void conclude() {
    ClusterTopology largest =
        odd.stream().max(Comparator.comparingInt(ClusterTopology::coveredSlots)).orElse(null);
    if (present == null && largest != null && largest.coveredSlots() > 0) {
      result.complete(largest);
      return;
    }
    odd.forEach(
        view ->
            refuse("a node, alone with that, knows an owner of " + view.coveredSlots() + " slots"));
    Throwable last = refusals.isEmpty() ? null : refusals.get(refusals.size() - 1);
    Set<String> texts =
        refusals.stream()
            .map(Throwable::getMessage)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    result.completeExceptionally(
        new ConnectionException(
            Outcome.NOT_SENT,
            "no node says what the cluster looks like: " + String.join("; ", texts),
            last));
  }

  private void refuse(String why) {
    refusals.add(new ConnectionException(Outcome.REJECTED, why, null));
  }
}
