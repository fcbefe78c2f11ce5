package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.Recorded.topology;
import static io.github.ledis4j.internal.cluster.Views.node;
import static io.github.ledis4j.internal.cluster.Views.shard;
import static io.github.ledis4j.internal.cluster.Views.view;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.options.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyChangesTest {
  private static final ClusterTopology BEFORE =
      view(shard("0-99 200-300", "a", "d"), shard("100-199", "b"), shard("", "c"));

  @Test
  void should_tell_nothing_when_nothing_changed() {
    assertEquals(List.of(), changes(BEFORE));
    assertEquals(
        BEFORE, view(shard("", "c"), shard("100-199", "b"), shard("0-99 200-300", "a", "d")));
  }

  @Test
  void should_tell_ranges_when_slots_move() {
    assertEquals(
        List.of("a -> c [0-9, 250]", "b -> c [150-199]"),
        changes(
            view(
                shard("10-99 200-249 251-300", "a", "d"),
                shard("100-149", "b"),
                shard("0-9 150-199 250", "c"))));
  }

  @Test
  void should_tell_a_failover_when_a_replica_took_over() {
    assertEquals(
        List.of("a => d [0-99, 200-300]"),
        changes(view(shard("0-99 200-300", "d", "a"), shard("100-199", "b"), shard("", "c"))));
  }

  @Test
  void should_tell_a_failover_when_it_was_not_known_whose_replica_took_over() {
    Shard unknown = new Topology.KnownShard(List.of(), null, List.of(node("r", false, null)));
    ClusterTopology earlier = view(shard("0-99", "a"), unknown);

    List<ClusterEvent> changes = view(shard("0-99", "r", "a")).changesSince(earlier);

    assertEquals("a => r [0-99]", text(changes.get(0)));
  }

  @Test
  void should_tell_both_when_slots_move_with_a_failover() {
    assertEquals(
        List.of("a => d [0-99]", "a -> b [200-300]", "- a"),
        changes(view(shard("0-99", "d"), shard("100-300", "b"), shard("", "c"))));
  }

  @Test
  void should_tell_nodes_when_they_come_and_go() {
    assertEquals(
        List.of("+ e", "b -> e [100-199]", "- d", "- b"),
        changes(view(shard("0-99 200-300", "a"), shard("100-199", "e"), shard("", "c"))));
  }

  @Test
  void should_tell_slots_when_they_get_or_lose_an_owner() {
    assertEquals(
        List.of("a -> nobody [0]", "nobody -> b [301]"),
        changes(view(shard("1-99 200-300", "a", "d"), shard("100-199 301", "b"), shard("", "c"))));
  }

  @Test
  void should_tell_the_address_when_a_node_has_another_one() {
    ClusterTopology moved =
        view(
            new Topology.KnownShard(
                Views.ranges("0-99 200-300"),
                node("a", true, Endpoint.tcp("elsewhere", 7)),
                List.of(node("d", false, null))),
            shard("100-199", "b"),
            shard("", "c"));

    assertEquals(List.of("a @ elsewhere:7", "d @ null"), changes(moved));
  }

  @ParameterizedTest
  @CsvSource({"redis-6.2, slots", "redis-7.0, slots", "redis-8.2, shards", "valkey-9.1, shards"})
  void should_tell_what_real_servers_did_when_a_master_was_killed(String version, String command) {
    ClusterTopology before = topology(version + "-replica-failed-" + command);
    ClusterTopology after = topology(version + "-failover-" + command);

    List<ClusterEvent> events = after.changesSince(before);

    ClusterEvent.Failover failover = (ClusterEvent.Failover) events.get(0);
    assertEquals("[10923-16383]", failover.slots().toString());
    assertEquals(before.shards().get(2).master(), failover.before());
    assertEquals(after.shards().get(2).master(), failover.after());
    assertEquals(command.equals("slots") ? 2 : 1, events.size(), events::toString);
  }

  private static List<String> changes(ClusterTopology after) {
    return after.changesSince(BEFORE).stream().map(TopologyChangesTest::text).toList();
  }

  private static String text(ClusterEvent event) {
    if (event instanceof ClusterEvent.NodeAdded added) {
      return "+ " + added.node().id();
    } else if (event instanceof ClusterEvent.NodeRemoved removed) {
      return "- " + removed.node().id();
    } else if (event instanceof ClusterEvent.AddressChanged changed) {
      return changed.before().id() + " @ " + changed.after().endpoint();
    } else if (event instanceof ClusterEvent.Failover failover) {
      return failover.before().id() + " => " + failover.after().id() + " " + failover.slots();
    }
    ClusterEvent.SlotsMoved moved = (ClusterEvent.SlotsMoved) event;
    return id(moved.from()) + " -> " + id(moved.to()) + " " + moved.slots();
  }

  private static String id(ClusterTopology.@Nullable Node node) {
    return node == null ? "nobody" : node.id();
  }
}
