package io.github.ledis4j.internal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.cluster.ClusterTopology.Health;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.options.Endpoint;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadFromTest {
  private static final Shard SHARD =
      new Topology.KnownShard(
          Views.ranges("0-16383"),
          node("m", true, "east"),
          List.of(node("r", false, "east"), node("s", false, "west"), node("t", false, null)));

  private static Node node(String id, boolean isMaster, @Nullable String zone) {
    Endpoint place = Endpoint.tcp(id, 6379);
    return new Topology.KnownNode(id, place, Set.of(), isMaster, Health.ONLINE, null, zone);
  }

  private static String nodes(ReadFrom policy) {
    return String.join(
        " ",
        policy.nodes(SHARD).stream()
            .map(equal -> String.join("", equal.stream().map(Node::id).toList()))
            .toList());
  }

  @Test
  void should_name_the_nodes_in_order_when_a_shard_is_given() {
    assertEquals("m", nodes(ReadFrom.MASTER));
    assertEquals("m rst m", nodes(ReadFrom.PREFER_MASTER));
    assertEquals("rst m", nodes(ReadFrom.PREFER_REPLICA));
    assertEquals("rst", nodes(ReadFrom.REPLICA));
    assertEquals("mrst m", nodes(ReadFrom.ANY));
    assertEquals("r m", nodes(ReadFrom.zone("east")));
    assertEquals("s ", nodes(ReadFrom.zone("west")));
    assertEquals(
        "s  r m rst", nodes(ReadFrom.zone("west", ReadFrom.zone("east", ReadFrom.REPLICA))));
  }

  @Test
  void should_name_no_master_when_a_shard_has_none() {
    Shard orphaned = new Topology.KnownShard(SHARD.slots(), null, SHARD.replicas());

    assertEquals(List.of(SHARD.replicas(), List.of()), ReadFrom.PREFER_REPLICA.nodes(orphaned));
    assertEquals(List.of(SHARD.replicas(), List.of()), ReadFrom.ANY.nodes(orphaned));
  }

  @Test
  void should_say_whether_reads_wait_for_the_master_when_no_node_can_be_read() {
    for (ReadFrom waiting :
        List.of(
            ReadFrom.MASTER,
            ReadFrom.PREFER_MASTER,
            ReadFrom.PREFER_REPLICA,
            ReadFrom.ANY,
            ReadFrom.zone("a", ReadFrom.ANY))) {
      assertTrue(waiting.waitsForMaster(), waiting::toString);
    }
    assertFalse(ReadFrom.REPLICA.waitsForMaster());
    assertFalse(ReadFrom.zone("a").waitsForMaster());
    assertFalse(ReadFrom.zone("a", ReadFrom.REPLICA).waitsForMaster());
  }

  @Test
  void should_be_equal_when_it_says_the_same() {
    ReadFrom zone = ReadFrom.zone("a", ReadFrom.PREFER_REPLICA);

    assertEquals(zone, ReadFrom.zone("a", ReadFrom.PREFER_REPLICA));
    assertEquals(zone.hashCode(), ReadFrom.zone("a", ReadFrom.PREFER_REPLICA).hashCode());
    assertNotEquals(zone, ReadFrom.zone("b", ReadFrom.PREFER_REPLICA));
    assertNotEquals(zone, ReadFrom.zone("a"));
    assertEquals("zone a, otherwise PREFER_REPLICA", zone.toString());
    assertEquals("ANY", ReadFrom.ANY.toString());
  }
}
