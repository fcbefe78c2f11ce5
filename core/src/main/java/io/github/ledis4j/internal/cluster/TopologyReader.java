package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Health;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.internal.cluster.Addresses.Announced;
import io.github.ledis4j.internal.cluster.Topology.KnownNode;
import io.github.ledis4j.internal.cluster.Topology.KnownShard;
import io.github.ledis4j.internal.command.KeySlot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a node says of its cluster; one reader for each answer. */
final class TopologyReader {
  private static final int FACTS_OF_A_NODE = 3;

  private final Addresses addresses;
  private final BitSet covered = new BitSet(KeySlot.COUNT);
  private final List<Shard> shards = new ArrayList<>();

  TopologyReader(Addresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Reads an answer to {@code CLUSTER SHARDS}.
   *
   * @return null if it does not say which one of two masters has the slots of a shard
   * @throws UnexpectedReplyException if it is none
   */
  @Nullable ClusterTopology shards(Reply answer) {
    for (Reply shard : answer.elements()) {
      List<KnownNode> nodes = shard.get("nodes").elements().stream().map(this::node).toList();
      if (nodes.stream().filter(KnownNode::isMaster).filter(TopologyReader::isWell).count() > 1) {
        return null;
      }
      add(slots(shard.get("slots").elements()), nodes);
    }
    return new Topology(shards);
  }

  private KnownNode node(Reply facts) {
    String hostname = optional(facts.get("hostname"));
    Announced said =
        new Announced(
            facts.get("endpoint").text(),
            hostname,
            optional(facts.get("ip")),
            port(facts.get("port")),
            port(facts.get("tls-port")));
    return new KnownNode(
        id(facts.get("id")),
        addresses.of(said),
        addresses.all(said),
        "master".equals(facts.get("role").text()),
        health(facts.get("health").text()),
        hostname,
        optional(facts.get("availability-zone")));
  }

  private static Health health(@Nullable String word) {
    if ("fail".equals(word)) {
      return Health.FAILED;
    }
    return "loading".equals(word) ? Health.LOADING : Health.ONLINE;
  }

  private static boolean isWell(KnownNode node) {
    return node.health() == Health.ONLINE;
  }

  /**
   * A shard may have a master that failed and the one that replaced it; if both failed, nobody can
   * tell which is which.
   */
  private void add(BitSet slots, List<KnownNode> nodes) {
    KnownNode master =
        nodes.stream()
            .filter(KnownNode::isMaster)
            .min(Comparator.comparing(KnownNode::health, Comparator.naturalOrder()))
            .orElse(null);
    List<Node> others = new ArrayList<>();
    for (KnownNode node : nodes) {
      if (node != master) {
        others.add(asReplica(node));
      }
    }
    if (slots.intersects(covered)) {
      throw new UnexpectedReplyException("a slot has two masters");
    }
    covered.or(slots);
    shards.add(new KnownShard(Ranges.of(slots), master, others));
  }

  private static KnownNode asReplica(KnownNode node) {
    return new KnownNode(
        node.id(),
        node.endpoint(),
        node.aliases(),
        false,
        node.health(),
        node.hostname(),
        node.zone());
  }

  private static BitSet slots(List<Reply> ends) {
    BitSet slots = new BitSet(KeySlot.COUNT);
    if (ends.size() % 2 != 0) {
      throw new UnexpectedReplyException("a range of slots has no end");
    }
    for (int i = 0; i < ends.size(); i += 2) {
      set(slots, ends.get(i).integer(), ends.get(i + 1).integer());
    }
    return slots;
  }

  private static void set(BitSet slots, long first, long last) {
    if (first < 0 || last < first || last >= KeySlot.COUNT) {
      throw new UnexpectedReplyException("there are no slots " + first + " to " + last);
    }
    slots.set((int) first, (int) last + 1);
  }

  /**
   * Reads an answer to {@code CLUSTER SLOTS}.
   *
   * @throws UnexpectedReplyException if it is none
   */
  ClusterTopology slots(Reply answer) {
    Map<String, BitSet> slots = new LinkedHashMap<>();
    Map<String, List<KnownNode>> nodes = new LinkedHashMap<>();
    for (Reply range : answer.elements()) {
      List<Reply> parts = range.elements();
      if (parts.size() < FACTS_OF_A_NODE) {
        throw new UnexpectedReplyException("slots without a master");
      }
      List<KnownNode> ofRange = new ArrayList<>();
      for (Reply node : parts.subList(2, parts.size())) {
        ofRange.add(node(node.elements(), ofRange.isEmpty()));
      }
      String master = ofRange.get(0).id();
      nodes.putIfAbsent(master, ofRange);
      set(
          slots.computeIfAbsent(master, any -> new BitSet(KeySlot.COUNT)),
          parts.get(0).integer(),
          parts.get(1).integer());
    }
    slots.forEach((master, owned) -> add(owned, nodes.getOrDefault(master, List.of())));
    return new Topology(shards);
  }

  /** Address, port, id, and from Redis 7.0 on what else there is to say. */
  private KnownNode node(List<Reply> facts, boolean master) {
    if (facts.size() < FACTS_OF_A_NODE) {
      throw new UnexpectedReplyException("a node without an id");
    }
    Reply more = facts.size() > FACTS_OF_A_NODE ? facts.get(FACTS_OF_A_NODE) : Reply.NULL;
    String host = facts.get(0).text();
    String hostname = hostname(host, more);
    long port = port(facts.get(1));
    Announced said = new Announced(host, hostname, optional(more.get("ip")), port, port);
    return new KnownNode(
        id(facts.get(2)),
        addresses.of(said),
        addresses.all(said),
        master,
        Health.ONLINE,
        hostname,
        optional(more.get("availability-zone")));
  }

  /** Where a node wants to be reached by its name, that is told in place of its address. */
  private static @Nullable String hostname(@Nullable String host, Reply more) {
    boolean told = host != null && !host.isEmpty() && !host.equals(Addresses.UNKNOWN);
    return told && more.get("ip").text() != null ? host : optional(more.get("hostname"));
  }

  private static String id(Reply said) {
    String id = optional(said);
    if (id == null) {
      throw new UnexpectedReplyException("a node without an id");
    }
    return id;
  }

  private static long port(Reply said) {
    return said.equals(Reply.NULL) ? 0 : said.integer();
  }

  /** Text, or null if there is none or nothing in it. */
  private static @Nullable String optional(Reply said) {
    String text = said.text();
    return text == null || text.isEmpty() ? null : text;
  }
}
