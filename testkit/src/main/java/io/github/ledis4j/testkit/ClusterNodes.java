package io.github.ledis4j.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The nodes of a cluster: what they say of it, and how they come together. Immutable. */
record ClusterNodes(List<ClusterNode> all) {
  /** Those that run and are not suspended: one at least. */
  List<ClusterNode> awake() {
    List<ClusterNode> awake = all.stream().filter(node -> node.server().isAwake()).toList();
    if (awake.isEmpty()) {
      throw new IllegalStateException("no node of the cluster runs");
    }
    return awake;
  }

  List<ClusterNode> awakeMasters() {
    return awake().stream().filter(ClusterNode::isMaster).toList();
  }

  /** What the node knows that has the latest news; a master, as only these are told of moves. */
  ClusterView view() {
    return awake().stream()
        .map(ClusterNode::view)
        .max(
            Comparator.comparingLong(ClusterView::epoch)
                .thenComparing(view -> view.self().isMaster()))
        .orElseThrow();
  }

  ClusterNode node(String id) {
    return all.stream()
        .filter(node -> node.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this cluster did not start the node " + id));
  }

  String uri() {
    String scheme = all.get(0).server().usesTls() ? "rediss" : "redis";
    return all.stream()
        .map(ClusterNode::toString)
        .collect(Collectors.joining(",", scheme + "+cluster://", ""));
  }

  int slotOf(String key) {
    List<String> reply = awake().get(0).ask("CLUSTER", "KEYSLOT", Control.word(key));
    return Integer.parseInt(reply.get(0));
  }

  List<ClusterNode> members(Predicate<ClusterView.Member> wanted) {
    return view().members().values().stream()
        .filter(wanted)
        .map(member -> node(member.id()))
        .toList();
  }

  ClusterNode owner(int slot) {
    if (slot < 0 || slot >= ClusterView.SLOTS) {
      throw new IllegalArgumentException("slots are 0 to 16383, not " + slot);
    }
    String id = view().owner(slot);
    if (id == null) {
      throw new IllegalStateException("no node owns slot " + slot);
    }
    return node(id);
  }

  /** These without one that nobody needs. */
  ClusterNodes without(ClusterNode node) {
    ClusterView view = view();
    ClusterView.Member member = view.members().get(node.id());
    if (member == null) {
      throw new IllegalStateException(node + " is not in this cluster");
    }
    if (!member.slots().isEmpty()) {
      throw new IllegalStateException(node + " has slots: move them first");
    }
    if (view.members().values().stream().anyMatch(m -> m.master().equals(node.id()))) {
      throw new IllegalStateException(node + " has replicas: remove them first");
    }
    return new ClusterNodes(all.stream().filter(each -> each != node).toList());
  }

  /** Lets every node meet every other one, gives masters their slots and replicas their masters. */
  void form(int masters) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).ask("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
    }
    for (int i = 0; i < masters; i++) {
      int first = ClusterView.SLOTS * i / masters;
      int next = ClusterView.SLOTS * (i + 1) / masters;
      List<String> words = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
      IntStream.range(first, next).mapToObj(Integer::toString).forEach(words::add);
      all.get(i).ask(words.toArray(String[]::new));
    }
    for (int i = 1; i < all.size(); i++) {
      meet(all.get(i), all.subList(0, i));
    }
    for (int i = masters; i < all.size(); i++) {
      replicate(all.get(i), all.get(i % masters));
    }
    awaitWell();
  }

  /** Starts one more node, and waits until it and those that run reach each other. */
  ClusterNodes plus(ClusterNode fresh) {
    List<ClusterNode> others = awake();
    try {
      fresh.start();
      meet(fresh, others);
      Patience.awaitCluster(fresh + " to be known", () -> strangers(fresh, others));
    } catch (RuntimeException | AssertionError failure) {
      fresh.close();
      throw failure;
    }
    return new ClusterNodes(Stream.concat(all.stream(), Stream.of(fresh)).toList());
  }

  private static @Nullable String strangers(ClusterNode fresh, List<ClusterNode> others) {
    ClusterView view = fresh.view();
    return others.stream()
        .filter(other -> !view.reaches(other.id()) || !other.view().reaches(fresh.id()))
        .map(other -> other + " and " + fresh + " do not reach each other")
        .findFirst()
        .orElse(null);
  }

  void replicate(ClusterNode replica, ClusterNode master) {
    Patience.awaitCluster(
        replica + " to follow " + master,
        () -> {
          if (replica.view().self().master().equals(master.id())) {
            return null;
          }
          replica.ask("CLUSTER", "REPLICATE", master.id());
          return "it does not yet";
        });
  }

  /** Makes the nodes that run forget one that does not. */
  void forget(ClusterNode gone) {
    for (ClusterNode node : awake()) {
      Patience.awaitCluster(
          node + " to forget " + gone,
          () -> {
            if (!node.view().members().containsKey(gone.id())) {
              return null;
            }
            node.ask("CLUSTER", "FORGET", gone.id());
            return "it does not yet";
          });
    }
  }

  /** Waits until the masters that run know the owner of these slots. */
  void awaitOwner(int first, int last, ClusterNode owner) {
    Patience.awaitCluster(
        owner + " to own slots " + first + " to " + last,
        () ->
            awakeMasters().stream()
                .filter(node -> !node.view().owns(owner.id(), first, last))
                .map(node -> node + " does not know it")
                .findFirst()
                .orElse(null));
  }

  /** Who does not see that a node has taken over from its master, or null. */
  @Nullable String doubtOn(ClusterNode promoted, String master) {
    return awake().stream()
        .filter(node -> !node.view().hasReplaced(master, promoted.id()))
        .map(node -> node + " does not see " + promoted + " as a master")
        .findFirst()
        .orElse(null);
  }

  void awaitWell() {
    Patience.awaitCluster("the cluster to be well", this::complaint);
  }

  private static void meet(ClusterNode fresh, List<ClusterNode> others) {
    for (ClusterNode other : others) {
      String port = Integer.toString(other.server().port());
      fresh.ask("CLUSTER", "MEET", other.server().host(), port);
    }
  }

  /** What keeps the nodes that run from being a cluster that is well, or null. */
  private @Nullable String complaint() {
    List<ClusterNode> awake = awake();
    List<String> ids = awake.stream().map(ClusterNode::id).toList();
    ClusterView common = view();
    int open = common.firstSlotOutside(ids);
    if (open < ClusterView.SLOTS) {
      return "no node that runs owns slot " + open;
    }
    return awake.stream()
        .map(node -> complaint(node, common, ids))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String complaint(
      ClusterNode node, ClusterView common, List<String> ids) {
    ClusterView view = node.view();
    for (String id : ids) {
      if (!view.reaches(id)) {
        return node + " does not reach node " + id;
      }
    }
    if (!view.agrees(common, ids)) {
      return node + " has another view of slots and masters";
    }
    if (!node.ask("CLUSTER", "INFO").get(0).contains("cluster_state:ok")) {
      return node + " does not say cluster_state:ok";
    }
    boolean linked =
        view.self().isMaster()
            || node.ask("INFO", "replication").get(0).contains("master_link_status:up");
    return linked ? null : node + " is not in sync with its master";
  }
}
