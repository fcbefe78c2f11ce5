package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.testkit.ClusterNode.Failover;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How clusters start, lose nodes, and end. */
class RedisClusterLifeTest {
  @RegisterExtension
  static final RedisCluster CLUSTER = RedisCluster.ofMasters(3).replicas(1).password("se\"cret");

  @Test
  void should_be_well_again_when_a_replica_has_taken_over_from_a_killed_master()
      throws IOException {
    ClusterNode master = CLUSTER.owner("b");
    ClusterNode replica = master.replicas().get(0);
    try (RawClient client = new RawClient(master.server().socketAddress())) {
      assertEquals("+OK\r\n", client.send("AUTH", "se\"cret").read(5));
      assertEquals("+OK\r\n", client.send("SET", "b", "v").read(5));
    }
    master.awaitReplicated();
    master.server().kill();
    CLUSTER.awaitWell();
    assertSame(replica, CLUSTER.owner("b"));
    try (RawClient client = new RawClient(replica.server().socketAddress())) {
      assertEquals("+OK\r\n", client.send("AUTH", "se\"cret").read(5));
      assertEquals("$1\r\nv\r\n", client.send("GET", "b").read(7));
    }
    assertFalse(CLUSTER.masters().contains(master));
    master.server().start();
    CLUSTER.awaitWell();
    assertFalse(master.isMaster());
    CLUSTER.move(CLUSTER.slotOf("b"), CLUSTER.owner("a")); // MIGRATE needs the password too
    assertNotEquals(replica, CLUSTER.owner("b"));
  }

  @Test
  void should_be_found_by_the_others_when_a_node_restarts_on_another_port() {
    ClusterNode master = CLUSTER.owner("c");
    int port = master.server().port();
    String id = master.id();
    master.restartOnNewPort();
    CLUSTER.awaitWell();
    assertNotEquals(port, master.server().port());
    assertSame(master, CLUSTER.owner("c"));
    assertEquals(id, master.id());
  }

  @Test
  void should_take_over_without_asking_when_the_other_masters_hang() {
    ClusterNode replica = CLUSTER.owner("a").replicas().get(0);
    List<ClusterNode> others =
        CLUSTER.masters().stream().filter(m -> m != CLUSTER.owner("a")).toList();
    others.forEach(other -> other.server().suspend());
    replica.failover(Failover.TAKEOVER);
    assertSame(replica, CLUSTER.owner("a"));
    others.forEach(other -> other.server().resume());
    CLUSTER.awaitWell();
  }

  @Test
  @Tag("slow")
  @Tag("any-jvm")
  void should_take_over_again_and_again_when_told_to() {
    ClusterNode master = CLUSTER.owner("a");
    ClusterNode replica = master.replicas().get(0);
    for (ClusterNode next : List.of(replica, master, replica, master)) {
      next.failover(Failover.PLANNED);
      CLUSTER.awaitWell();
      assertSame(next, CLUSTER.owner("a"));
    }
  }

  @Test
  void should_leave_nothing_when_closed_and_be_new_when_started_again() {
    RedisCluster cluster = RedisCluster.ofMasters(1).start();
    ClusterNode node = cluster.nodes().get(0);
    String id = node.id();
    ClusterNode added = cluster.addNode();
    cluster.close();
    assertGone(List.of(node, added));
    assertThrows(IllegalStateException.class, () -> cluster.owner(0));

    cluster.start();
    assertEquals(List.of(node), cluster.nodes());
    assertNotEquals(id, node.id());
    cluster.close();
    assertGone(List.of(node));
  }

  @Test
  void should_leave_nothing_when_its_nodes_do_not_start_or_form_no_cluster() {
    for (String line : List.of("no-such-setting 1", "rename-command CLUSTER \"\"")) {
      RedisCluster cluster = RedisCluster.ofMasters(2).config(line);
      List<ClusterNode> nodes = cluster.nodes();
      assertThrows(ServerStartException.class, cluster::start);
      assertGone(nodes);
    }
  }

  @Test
  void should_run_on_no_port_of_another_when_several_are_made() {
    long ports =
        Stream.generate(() -> RedisCluster.ofMasters(20).nodes())
            .limit(10)
            .flatMap(List::stream)
            .map(node -> node.server().port())
            .distinct()
            .count();
    assertEquals(200, ports);
  }

  @Test
  void should_refuse_when_numbers_make_no_cluster() {
    assertThrows(IllegalArgumentException.class, () -> RedisCluster.ofMasters(0));
    assertThrows(IllegalArgumentException.class, () -> RedisCluster.ofMasters(1).replicas(-1));
    RedisCluster stopped = RedisCluster.ofMasters(1);
    assertThrows(IllegalStateException.class, () -> stopped.owner(0));
    assertThrows(IllegalStateException.class, stopped::addNode);
    assertThrows(IllegalStateException.class, () -> stopped.nodes().get(0).id());
  }

  private static void assertGone(List<ClusterNode> nodes) {
    for (ClusterNode node : nodes) {
      assertFalse(node.server().isRunning());
      assertTrue(Files.notExists(node.server().folder()));
    }
  }
}
