package io.github.ledis4j.internal.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.Extent;
import io.github.ledis4j.cluster.Slowest;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.command.KeySlot;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.TransactionCall;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.ClusterNode.Failover;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.SlotMove;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The router over real clusters, of all versions in a long run, while slots move and masters
 * change.
 */
@Tag("slow")
@Tag("long")
@Tag("any-jvm")
@ParameterizedClass
@MethodSource("io.github.ledis4j.cluster.Extent#versions")
class ClusterRealTest {
  private static RedisCluster cluster = RedisCluster.ofMasters(3);

  @Parameter RedisVersion version;

  private ClusterClient client = client();

  @BeforeParameterizedClassInvocation
  static void start(RedisVersion version) {
    assumeTrue(version.isAvailable(), version::unavailableReason);
    cluster = RedisCluster.ofMasters(3).replicas(1).version(version).start();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void connect() {
    cluster.awaitWell();
    client = client();
  }

  @AfterEach
  void close() {
    client.close();
  }

  private static ClusterClient client() {
    return new ClusterClient(
        List.of(place(cluster.nodes().get(0)), place(cluster.nodes().get(1))),
        Duration.ofSeconds(30),
        RetryPolicy.READS);
  }

  private static Endpoint place(ClusterNode node) {
    return Endpoint.tcp(node.server().host(), node.server().port());
  }

  /** A replica that has nothing to replicate yet is one that loads, or none, to some nodes. */
  @Test
  void should_tell_the_same_topology_when_any_node_is_asked() {
    for (int i = 0; i < 100; i++) {
      client.set("key:" + i, "v").join();
    }
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Set<String> told = askAll();
    while (told.size() > 1 && System.nanoTime() - end < 0) {
      told = askAll();
    }
    assertEquals(1, told.size(), String.valueOf(told));
    for (ClusterNode node : cluster.nodes()) {
      assertTrue(told.iterator().next().contains(node.id() + " " + place(node)));
    }
  }

  private static Set<String> askAll() {
    Set<String> told = new HashSet<>();
    for (ClusterNode node : cluster.nodes()) {
      try (RedisClient one = RedisClient.create(node.server().uri())) {
        Addresses addresses = new Addresses(place(node), false, UnaryOperator.identity());
        told.add(text(new TopologyQuestion(one, addresses).ask().join()));
        told.add(text(new TopologyReader(addresses).slots(one.execute("CLUSTER", "SLOTS").join())));
      }
    }
    return told;
  }

  private static String text(ClusterTopology topology) {
    return topology.nodes().stream()
        .map(node -> node.id() + " " + node.endpoint() + " " + node.isMaster())
        .collect(Collectors.joining(", ", topology.coveredSlots() + ": ", ""));
  }

  @Test
  void should_send_each_key_to_its_owner_when_nothing_moves() {
    List<String> keys = IntStream.range(0, 3_000).mapToObj(i -> "key:" + i).toList();
    keys.forEach(key -> client.set(key, "of " + key));

    List<CompletableFuture<String>> values = keys.stream().map(client::get).toList();

    for (int i = 0; i < keys.size(); i++) {
      assertEquals("of " + keys.get(i), values.get(i).join());
    }
    ClusterTopology topology = client.router().topology();
    assertEquals(16_384, topology.coveredSlots());
    assertEquals(6, topology.nodes().size());
  }

  @Test
  void should_follow_a_key_that_has_gone_ahead_when_its_slot_is_under_way() {
    for (int i = 0; i < Extent.of(1, 200); i++) {
      leaveHalfWay("{ask" + i + "}");
    }
  }

  private void leaveHalfWay(String tag) {
    String here = tag + "here";
    String there = tag + "there";
    client.set(here, "1").join();
    client.set(there, "2").join();
    int slot = slot(here);
    SlotMove move = cluster.beginMove(slot, other(slot));
    move.moveKeys(there);

    assertEquals("1", client.get(here).join());
    assertEquals("2", client.get(there).join());
    assertEquals("3", client.incr(there).thenApply(String::valueOf).join());
    CompletableFuture<List<String>> both = client.mget(here, there);
    CompletableFuture<String> behind = client.get(here);
    move.finish();
    assertEquals(List.of("1", "3"), both.join());
    assertEquals("1", behind.join());
    assertEquals("3", client.get(there).join());
  }

  /** Key by key, and on Valkey 9 in every second round at once. */
  @Test
  void should_lose_and_reorder_nothing_when_slots_move_under_load() {
    int sent = 0;
    int slots = Extent.of(1, 500);
    for (int i = 0; i < slots; i++) {
      sent += moveUnderLoad("{move" + i + "}");
    }
    Extent.report(
        version, sent + " APPENDs while each of " + slots + " slots moved 4 times: in order");
  }

  private int moveUnderLoad(String tag) {
    List<String> keys = IntStream.range(0, 8).mapToObj(i -> tag + i).toList();
    int slot = slot(keys.get(0));
    client.del(keys).join();
    List<CompletableFuture<?>> sent = new ArrayList<>();
    int[] next = new int[1];
    for (int round = 0; round < 4; round++) {
      ClusterNode before = cluster.owner(slot);
      boolean atOnce = version == RedisVersion.VALKEY_9_1 && round % 2 == 1;
      Thread mover = new Thread(() -> move(slot, atOnce));
      mover.start();
      while (mover.isAlive()) {
        for (int i = 0; i < 50; i++) {
          String number = next[0]++ + ",";
          keys.forEach(key -> sent.add(client.append(key, number)));
        }
        sent.get(sent.size() - 1).join();
      }
      assertNotSame(before, cluster.owner(slot));
      // So that nothing is under way to the old owner: it may not get the slot back until it has
      // refused all of it, as it would take what is behind the first that it refused.
      sent.forEach(CompletableFuture::join);
      client.get(keys.get(0)).join();
    }
    sent.forEach(CompletableFuture::join);

    for (String key : keys) {
      assertInOrder(next[0], client.get(key).join());
    }
    assertEquals(0, client.router().kept());
    return sent.size();
  }

  /** Two keys, which a move may find apart; each transaction writes its number to both. */
  @Test
  void should_run_transactions_whole_and_in_order_when_slots_move_under_load() {
    int sent = 0;
    int slots = Extent.of(1, 200);
    for (int i = 0; i < slots; i++) {
      sent += runTransactionsUnderMoves("{tx" + i + "}");
    }
    Extent.report(
        version, sent + " transactions while each of " + slots + " slots moved 3 times: whole");
  }

  private int runTransactionsUnderMoves(String tag) {
    List<String> keys = List.of(tag + "1", tag + "2");
    int slot = slot(keys.get(0));
    client.del(keys).join();
    List<CompletableFuture<Boolean>> sent = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      Thread mover = new Thread(() -> move(slot, false));
      mover.start();
      while (mover.isAlive()) {
        for (int i = 0; i < 20; i++) {
          sent.add(client.submit(appending(keys, sent.size() + ",")));
        }
        sent.get(sent.size() - 1).join();
      }
      sent.forEach(each -> assertTrue(each.join()));
      client.get(keys.get(0)).join();
    }

    for (String key : keys) {
      assertInOrder(sent.size(), client.get(key).join());
    }
    return sent.size();
  }

  private static TransactionCall appending(List<String> keys, String text) {
    CallSettings settings = CallSettings.of(30_000_000_000L, RetryPolicy.READS, null, null);
    List<Call<?>> parts = new ArrayList<>();
    for (String key : keys) {
      parts.add(new Call<>(Command.of(CommandSpec.write("APPEND"), key, text), settings));
    }
    return new TransactionCall(parts, settings);
  }

  @Test
  void should_fail_nothing_when_a_replica_takes_over_as_planned() {
    for (int i = 0; i < Extent.of(1, 10); i++) {
      takeOverAsPlanned("{planned" + i + "}");
    }
  }

  private void takeOverAsPlanned(String key) {
    client.del(key).join();
    ClusterNode master = cluster.owner(key);
    ClusterNode replica = master.replicas().get(0);
    List<CompletableFuture<?>> sent = new ArrayList<>();
    Slowest slowest = new Slowest();
    Thread failover = new Thread(() -> replica.failover(Failover.PLANNED));
    failover.start();
    int count = 0;
    while (failover.isAlive()) {
      sent.add(slowest.watch(client.append(key, count++ + ",")));
      if (count % 100 == 0) {
        sent.get(sent.size() - 1).join();
      }
    }
    assertTrue(replica.isMaster());
    sent.forEach(CompletableFuture::join);

    assertEquals(
        IntStream.range(0, count).mapToObj(i -> i + ",").collect(Collectors.joining()),
        client.get(key).join());
    Extent.report(
        version, count + " APPENDs over a planned failover: none failed, all in order, " + slowest);
    cluster.awaitWell();
  }

  @Test
  void should_go_on_at_the_replica_when_a_master_is_killed() {
    String key = "{killed}";
    String elsewhere =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "k" + i)
            .filter(other -> cluster.owner(other) != cluster.owner(key))
            .findFirst()
            .orElseThrow();
    client.set(key, "0").join();
    client.set(elsewhere, "0").join();
    ClusterNode master = cluster.owner(key);
    master.awaitReplicated();

    master.server().kill();
    assertEquals(1L, client.incr(elsewhere).join());
    CompletableFuture<String> read = client.get(key);
    CompletableFuture<Long> first = client.incr(key);
    CompletableFuture<Long> second = client.incr(key);
    assertEquals(2L, client.incr(elsewhere).join());

    assertEquals("0", read.join());
    assertEquals(1L, first.join());
    assertEquals(2L, second.join());
    assertTrue(
        client.events().stream().anyMatch(event -> event instanceof ClusterEvent.Failover),
        client.events()::toString);
    master.server().restart();
  }

  @Test
  void should_run_nothing_twice_when_a_master_is_killed_under_load() {
    for (int i = 0; i < Extent.of(1, 10); i++) {
      killUnderLoad("{load" + i + "}");
    }
  }

  private void killUnderLoad(String key) {
    client.del(key).join();
    ClusterNode master = cluster.owner(key);
    List<CompletableFuture<Long>> sent = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      sent.add(client.incr(key));
      if (i == 2_500) {
        sent.get(0).join();
        master.server().kill();
      }
    }

    int unknown = 0;
    int acknowledged = 0;
    for (CompletableFuture<Long> each : sent) {
      Throwable failure = each.handle((value, thrown) -> thrown).join();
      if (failure == null) {
        acknowledged++;
      } else {
        assertEquals(Outcome.UNKNOWN, Outcome.of(failure), failure::toString);
        unknown++;
      }
    }
    long value = Long.parseLong(client.get(key).join());
    String counted = value + " of " + acknowledged + " + " + unknown;
    assertTrue(value <= acknowledged + unknown, counted);
    Extent.report(version, "INCRs over a kill: " + counted + " unknown, none not sent");
    master.server().restart();
    cluster.awaitWell();
  }

  private static void assertInOrder(int count, String appended) {
    String[] numbers = appended.split(",");
    for (int i = 0; i < numbers.length; i++) {
      String before = String.join(",", List.of(numbers).subList(Math.max(0, i - 5), i));
      assertEquals(Integer.toString(i), numbers[i], "behind " + before);
    }
    assertEquals(count, numbers.length);
  }

  private static void move(int slot, boolean atOnce) {
    if (atOnce) {
      cluster.moveAtomically(slot, slot, other(slot));
    } else {
      cluster.move(slot, other(slot));
    }
  }

  private static ClusterNode other(int slot) {
    ClusterNode owner = cluster.owner(slot);
    return cluster.masters().stream().filter(node -> node != owner).findFirst().orElseThrow();
  }

  private static int slot(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return KeySlot.of(bytes, 0, bytes.length);
  }
}
