package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.testkit.ClusterNode.Failover;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a cluster of each version does; its first master and the replica of it change roles. */
@ParameterizedClass
@EnumSource(RedisVersion.class)
class RedisClusterTest {
  private static final int SLOT_OF_B = 3300;
  private static final int SLOT_OF_C = 7365;

  private static RedisCluster cluster = RedisCluster.ofMasters(3);

  @Parameter RedisVersion version;

  @BeforeParameterizedClassInvocation
  static void start(RedisVersion version) {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    cluster = RedisCluster.ofMasters(3).replicas(1).version(version).start();
  }

  @AfterParameterizedClassInvocation
  static void close() {
    cluster.close();
  }

  @AfterEach
  void awaitWell() {
    cluster.awaitWell();
  }

  @Test
  void should_share_all_slots_when_started() {
    assertEquals(6, cluster.nodes().size());
    List<ClusterNode> masters = cluster.masters();
    assertEquals(3, masters.size());
    for (ClusterNode master : masters) {
      assertTrue(master.isMaster());
      assertEquals(1, master.replicas().size());
      assertFalse(master.replicas().get(0).isMaster());
      assertEquals(40, master.id().length());
    }
    for (int slot : new int[] {0, 8000, 16_383}) {
      assertTrue(masters.contains(cluster.owner(slot)));
    }
    assertNotSame(cluster.owner(0), cluster.owner(16_383));
  }

  @Test
  void should_name_all_addresses_when_asked_for_its_url() {
    String addresses =
        cluster.nodes().stream()
            .map(node -> "127.0.0.1:" + node.server().port())
            .collect(Collectors.joining(","));
    assertEquals("redis+cluster://" + addresses, cluster.uri());
  }

  @Test
  void should_know_slot_and_owner_of_a_key_when_it_has_a_hash_tag() {
    assertEquals(SLOT_OF_B, cluster.slotOf("b"));
    assertEquals(SLOT_OF_B, cluster.slotOf("a{b}c"));
    assertEquals(10_180, cluster.slotOf("é"));
    assertSame(cluster.owner(SLOT_OF_B), cluster.owner("{b}"));
  }

  @Test
  void should_answer_ask_and_tryagain_when_a_move_stops_half_way() throws IOException {
    int slot = cluster.slotOf("b");
    ClusterNode target = cluster.owner("c");
    cluster.owner("b").ask("MSET", "{b}1", "1", Control.word("{b}é"), "2", "{b}3", "3");
    SlotMove move = cluster.beginMove(slot, target);
    ClusterNode source = move.source();
    assertSame(cluster.owner(slot), source);
    try (RawClient old = new RawClient(source.server().socketAddress());
        RawClient fresh = new RawClient(target.server().socketAddress())) {
      move.moveKeys("{b}é");
      String ask = "-ASK " + slot + " " + target + "\r\n";
      assertEquals(ask, old.send("GET", "{b}é").read(ask.length()));
      String several = version == RedisVersion.REDIS_6_2 ? ask : "-TRYAGAIN";
      old.send("MGET", "{b}1", "{b}é");
      assertTrue(old.readSome(1_000, 10_000).startsWith(several));
      String moved = "-MOVED " + slot + " " + source + "\r\n";
      assertEquals(moved, fresh.send("GET", "{b}é").read(moved.length()));
      assertEquals("+OK\r\n", fresh.send("ASKING").read(5));
      assertEquals("$1\r\n2\r\n", fresh.send("GET", "{b}é").read(7));

      assertEquals(1, move.moveKeys(1));
      move.finish();
      assertSame(target, cluster.owner("b"));
      assertEquals("*2\r\n$1\r\n1\r\n$1\r\n3\r\n", fresh.send("MGET", "{b}1", "{b}3").read(18));
      moved = "-MOVED " + slot + " " + target + "\r\n";
      assertEquals(moved, old.send("GET", "{b}1").read(moved.length()));
    }
    assertThrows(IllegalStateException.class, move::finish);
    cluster.move(slot, source);
    assertSame(source, cluster.owner("b"));
  }

  @Test
  void should_move_many_slots_at_once_when_the_server_can() throws IOException {
    ClusterNode source = cluster.owner("c");
    ClusterNode target = cluster.owner("b");
    RawClient.ask(source.server().socketAddress(), 5, "SET", "c", "v");
    if (version == RedisVersion.VALKEY_9_1) {
      cluster.moveAtomically(SLOT_OF_C - 100, SLOT_OF_C + 100, target);
      assertSame(target, cluster.owner("c"));
      assertSame(target, cluster.owner(SLOT_OF_C + 100));
      assertEquals("$1\r\nv\r\n", RawClient.ask(target.server().socketAddress(), 7, "GET", "c"));
      cluster.awaitWell();
      cluster.moveAtomically(SLOT_OF_C - 100, SLOT_OF_C + 100, source);
    } else {
      Exception refusal =
          assertThrows(
              IllegalStateException.class,
              () -> cluster.moveAtomically(SLOT_OF_C, SLOT_OF_C, target));
      assertTrue(String.valueOf(refusal.getMessage()).contains("MIGRATESLOTS"));
    }
    assertSame(source, cluster.owner("c"));
  }

  @Test
  void should_change_roles_when_replicas_are_told_to_take_over() {
    ClusterNode master = cluster.owner(0);
    ClusterNode replica = master.replicas().get(0);
    replica.failover(Failover.PLANNED);
    assertSame(replica, cluster.owner(0));
    cluster.awaitWell();
    assertEquals(List.of(master), replica.replicas());

    replica.server().suspend();
    master.failover(Failover.FORCE);
    assertSame(master, cluster.owner(0));
    cluster.awaitWell();
    replica.server().resume();
    cluster.awaitWell();
    assertEquals(List.of(replica), master.replicas());
  }

  @Test
  @Tag("slow")
  void should_grow_and_shrink_when_nodes_are_added_and_removed() {
    ClusterNode added = cluster.addNode();
    ClusterNode replica = added.addReplica();
    cluster.awaitWell();
    assertEquals(8, cluster.nodes().size());
    assertEquals(List.of(replica), added.replicas());
    assertRefused("has replicas", () -> cluster.remove(added));

    ClusterNode owner = cluster.owner("b");
    cluster.move(SLOT_OF_B, added);
    assertSame(added, cluster.owner("b"));
    assertRefused("has slots", () -> cluster.remove(added));

    cluster.move(SLOT_OF_B, owner);
    cluster.awaitWell();
    cluster.remove(replica);
    cluster.remove(added);
    cluster.awaitWell();
    assertEquals(6, cluster.nodes().size());
    assertFalse(added.server().isRunning());
    assertRefused("not in this cluster", () -> cluster.remove(added));
  }

  @Test
  void should_say_why_when_a_server_refuses() {
    ClusterNode master = cluster.owner(0);
    assertRefused("CLUSTER FAILOVER FORCE: ERR", () -> master.failover(Failover.FORCE));
    assertRefused("CLUSTER SETSLOT 0: ERR", () -> cluster.move(0, master));
    assertRefused("SETSLOT 16383: ERR", () -> cluster.move(16_383, master.replicas().get(0)));
    assertThrows(IllegalArgumentException.class, () -> cluster.owner(16_384));
    assertThrows(IllegalArgumentException.class, () -> cluster.move(-1, master));
    assertRefused("set its options before", () -> cluster.config("appendonly yes"));
  }

  private static void assertRefused(String why, Runnable deed) {
    Exception refusal = assertThrows(IllegalStateException.class, deed::run);
    assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal::getMessage);
  }
}
