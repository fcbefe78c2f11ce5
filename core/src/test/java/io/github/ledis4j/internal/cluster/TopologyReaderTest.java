package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.cluster.Recorded.PLAIN;
import static io.github.ledis4j.internal.cluster.Recorded.TLS;
import static io.github.ledis4j.internal.cluster.Recorded.decode;
import static io.github.ledis4j.internal.cluster.Recorded.shards;
import static io.github.ledis4j.internal.cluster.Recorded.topology;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Health;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.options.Endpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyReaderTest {
  private static final String WHOLE = "0-5460 a d; 5461-10922 b e; 10923-16383 c f";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis-6.2-whole-slots",
        "redis-7.0-hostname-preferred-slots",
        "redis-7.0-hostname-preferred-shards",
        "redis-8.2-whole-slots",
        "redis-8.2-whole-shards",
        "redis-8.2-whole-shards-resp3",
        "valkey-9.1-whole-slots",
        "valkey-9.1-whole-slots-resp3",
        "valkey-9.1-whole-shards",
        "valkey-9.1-whole-shards-resp3"
      })
  void should_tell_shards_and_nodes_when_a_cluster_is_well(String name) {
    ClusterTopology whole = topology(name);

    assertEquals(WHOLE, shards(whole));
    assertEquals(16_384, whole.coveredSlots());
    assertEquals(
        List.of(true, false, true, false, true, false),
        whole.nodes().stream().map(Node::isMaster).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis-7.0", "redis-8.2", "valkey-9.1"})
  void should_tell_the_same_when_either_command_is_asked(String version) {
    String slots = version + "-hostname-preferred-slots";
    String shards = version + "-hostname-preferred-shards";

    assertEquals(topology(slots), topology(shards));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis-6.2-alone-slots             | 0-5460 a",
        "redis-7.0-alone-shards            | 0-5460 a",
        "valkey-9.1-alone-shards           | 0-5460 a",
        "redis-7.0-early-slots             | 0-5460 a d; 5461-10922 b e; 10923-16383 c",
        "redis-7.0-early-slots-resp3       | 0-5460 a d; 5461-10922 b e; 10923-16383 c",
        "redis-7.0-early-shards            | 0-5460 a d; 5461-10922 b e; 10923-16383 c f~",
        "redis-7.0-early-shards-resp3      | 0-5460 a d; 5461-10922 b e; 10923-16383 c f~",
        "redis-6.2-replica-failed-slots    | 0-5460 a d; 5461-10922 b; 10923-16383 c f",
        "redis-7.0-replica-failed-slots    | 0-5460 a d; 5461-10922 b; 10923-16383 c f",
        "redis-7.0-replica-failed-shards   | 0-5460 a d; 5461-10922 b e!; 10923-16383 c f",
        "redis-8.2-replica-failed-shards   | 0-5460 a d; 5461-10922 b e!; 10923-16383 c f",
        "valkey-9.1-replica-failed-shards  | 0-5460 a d; 5461-10922 b e!; 10923-16383 c f",
        "redis-6.2-failover-slots          | 0-5460 a d; 5461-10922 b; 10923-16383 f",
        "redis-7.0-failover-slots          | 0-5460 a d; 5461-10922 b; 10923-16383 f",
        "redis-7.0-failover-shards         | 0-5460 a d; 5461-10922 b e!; 10923-16383 f; c!",
        "redis-8.2-failover-shards         | 0-5460 a d; 5461-10922 b e!; 10923-16383 f c!",
        "valkey-9.1-failover-shards        | 0-5460 a d; 5461-10922 b e!; 10923-16383 f c!",
        "redis-6.2-shard-lost-slots        | 0-5460 a d; 5461-10922 b; 10923-16383 f",
        "redis-7.0-shard-lost-shards       | 0-5460 a d; 5461-10922 b e!; 10923-16383 f!; c!",
        "valkey-9.1-shard-lost-shards      | 0-5460 a d; 5461-10922 b e!; 10923-16383 c! f!",
        "redis-7.0-hostname-missing-shards | 0-5460 a ?; 5461-10922 b ?; 10923-16383 ? ?",
        "redis-7.0-hostname-missing-slots  | 0-5460 a ?; 5461-10922 b ?; 10923-16383 ? ?",
        "valkey-9.1-hostname-missing-slots | 0-5460 a ?; 5461-10922 b ?; 10923-16383 ? ?",
      })
  void should_tell_what_is_missing_when_a_cluster_is_not_well(String name, String expected) {
    assertEquals(expected, shards(topology(name)));
  }

  @Test
  void should_count_no_slots_when_their_master_has_no_address() {
    assertEquals(10_923, topology("redis-7.0-hostname-missing-shards").coveredSlots());
  }

  @ParameterizedTest
  @CsvSource({
    "redis-6.2-alone-slots, asked.example",
    "redis-7.0-alone-slots, asked.example",
    "redis-7.0-alone-shards, asked.example",
    "redis-7.0-unknown-endpoint-slots, asked.example",
    "redis-7.0-unknown-endpoint-shards, asked.example",
    "redis-8.2-unknown-endpoint-shards, asked.example",
    "valkey-9.1-unknown-endpoint-shards, asked.example",
    "redis-7.0-hostnames-slots, 127.0.0.1",
    "redis-7.0-hostnames-shards, 127.0.0.1",
    "redis-7.0-hostname-preferred-slots, host-21720.example",
    "redis-7.0-hostname-preferred-shards, host-21720.example",
    "redis-8.2-hostname-preferred-shards, host-21730.example",
  })
  void should_take_the_host_that_the_node_wants_when_it_says_one(String name, String host) {
    assertEquals(host, hostOfFirst(topology(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis-7.0-hostnames-slots", "redis-7.0-hostnames-shards"})
  void should_take_the_host_name_when_certificates_are_checked(String name) {
    assertEquals("host-21720.example", hostOfFirst(topology(name, TLS)));
    assertEquals("host-21720.example", topology(name).nodes().get(0).hostname());
    assertNull(topology("redis-8.2-whole-shards").nodes().get(0).hostname());
  }

  @Test
  void should_tell_zones_when_the_server_knows_them() {
    assertEquals(
        List.of("zone-0", "zone-0", "zone-1", "zone-1", "zone-2", "zone-2"),
        topology("valkey-9.1-whole-shards").nodes().stream().map(Node::zone).toList());
    assertNull(topology("redis-8.2-whole-shards").nodes().get(0).zone());
  }

  @Test
  void should_have_no_node_when_the_host_that_was_asked_is_a_socket() {
    Addresses socket = new Addresses(Endpoint.unixSocket(Path.of("s")), false, any -> any);

    assertEquals(0, topology("redis-7.0-alone-shards", socket).coveredSlots());
  }

  @Test
  void should_take_an_address_of_ipv6_when_a_node_has_one() {
    assertEquals(
        Endpoint.tcp("2001:db8::7", 6379),
        topologyOf("2001:db8::7", "port", 6379).nodes().get(0).endpoint());
  }

  @Test
  void should_take_the_port_for_this_client_when_a_node_has_two() {
    String both = shard(node("a", "h", "port", 6379, "tls-port", 6380));
    String only = shard(node("a", "h", "tls-port", 6380));

    assertEquals(6379, port(new TopologyReader(PLAIN).shards(decode(both))));
    assertEquals(6380, port(new TopologyReader(TLS).shards(decode(both))));
    assertEquals(6380, port(new TopologyReader(PLAIN).shards(decode(only))));
    assertNull(topologyOf("h", "port", 0).nodes().get(0).endpoint());
    assertNull(topologyOf("h", "port", 65_536).nodes().get(0).endpoint());
  }

  @Test
  void should_map_addresses_when_they_lead_elsewhere_from_here() {
    Addresses mapped = new Addresses(Recorded.ASKED, false, any -> Endpoint.tcp("nat", 7));

    assertEquals(
        Endpoint.tcp("nat", 7),
        topology("redis-6.2-whole-slots", mapped).nodes().get(0).endpoint());
    assertNull(topology("redis-7.0-hostname-missing-shards", mapped).nodes().get(1).endpoint());
  }

  @Test
  void should_tell_health_when_a_node_loads_or_says_a_new_word() {
    assertEquals(Health.LOADING, health("loading"));
    assertEquals(Health.FAILED, health("fail"));
    assertEquals(Health.ONLINE, health("splendid"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":1\r\n",
        "*1\r\n:1\r\n",
        "*1\r\n*4\r\n+slots\r\n*1\r\n:0\r\n+nodes\r\n*0\r\n",
        "*1\r\n*4\r\n+slots\r\n*2\r\n:0\r\n:16384\r\n+nodes\r\n*0\r\n",
        "*1\r\n*4\r\n+slots\r\n*2\r\n:-1\r\n:4\r\n+nodes\r\n*0\r\n",
        "*1\r\n*4\r\n+slots\r\n*2\r\n:5\r\n:4\r\n+nodes\r\n*0\r\n",
        "*1\r\n*4\r\n+slots\r\n*0\r\n+nodes\r\n*1\r\n*2\r\n+role\r\n+master\r\n",
        "*2\r\n*4\r\n+slots\r\n*2\r\n:0\r\n:5\r\n+nodes\r\n*0\r\n"
            + "*4\r\n+slots\r\n*2\r\n:5\r\n:6\r\n+nodes\r\n*0\r\n",
      })
  void should_refuse_an_answer_when_it_makes_no_sense(String answer) {
    TopologyReader reader = new TopologyReader(PLAIN);

    assertThrows(UnexpectedReplyException.class, () -> reader.shards(decode(answer)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*1\r\n*2\r\n:0\r\n:5\r\n",
        "*1\r\n*3\r\n:0\r\n:5\r\n*2\r\n+h\r\n:1\r\n",
        "*1\r\n*3\r\n:0\r\n:16384\r\n*3\r\n+h\r\n:1\r\n+id\r\n",
        "*1\r\n*3\r\n:0\r\n:5\r\n*3\r\n+h\r\n:1\r\n$-1\r\n",
      })
  void should_refuse_slots_when_they_make_no_sense(String answer) {
    TopologyReader reader = new TopologyReader(PLAIN);

    assertThrows(UnexpectedReplyException.class, () -> reader.slots(decode(answer)));
  }

  @Test
  void should_join_ranges_when_they_touch() {
    String range = "*3\r\n:%d\r\n:%d\r\n*3\r\n+h\r\n:1\r\n+%s\r\n";
    String answer =
        Stream.of(
                range.formatted(6, 9, "m"),
                range.formatted(0, 5, "m"),
                range.formatted(11, 11, "m"))
            .collect(Collectors.joining("", "*3\r\n", ""));

    ClusterTopology read = new TopologyReader(PLAIN).slots(decode(answer));

    assertEquals("[0-9, 11]", read.shards().get(0).slots().toString());
    assertEquals(read.shards().get(0), read.shard(11));
    assertNull(read.shard(10));
  }

  @Test
  void should_have_no_master_when_a_shard_names_none() {
    ClusterTopology read =
        new TopologyReader(PLAIN)
            .shards(decode(shard(node("a", "h", "port", 1).replace("master", "replica"))));

    assertNull(read.shards().get(0).master());
    assertEquals(1, read.nodes().size());
    assertEquals(0, read.coveredSlots());
  }

  @Test
  void should_tell_nothing_when_two_masters_of_a_shard_seem_well() {
    String two = node("a", "h", "port", 1) + node("b", "h", "port", 2);
    String answer = shard(two).replace("+nodes\r\n*1", "+nodes\r\n*2");

    assertNull(new TopologyReader(PLAIN).shards(decode(answer)));
    ClusterTopology failed =
        new TopologyReader(PLAIN).shards(decode(answer.replaceFirst("online", "fail")));
    assertEquals("b", failed.shards().get(0).master().id());
  }

  private static Health health(String word) {
    String answer = shard(node("a", "h", "port", 1).replace("online", word));
    return new TopologyReader(PLAIN).shards(decode(answer)).nodes().get(0).health();
  }

  private static ClusterTopology topologyOf(String host, Object... ports) {
    return new TopologyReader(PLAIN).shards(decode(shard(node("a", host, ports))));
  }

  private static String shard(String node) {
    return "*1\r\n*4\r\n+slots\r\n*2\r\n:0\r\n:16383\r\n+nodes\r\n*1\r\n" + node;
  }

  private static String node(String id, String host, Object... ports) {
    StringBuilder facts = new StringBuilder();
    for (int i = 0; i < ports.length; i += 2) {
      facts.append("+").append(ports[i]).append("\r\n:").append(ports[i + 1]).append("\r\n");
    }
    return "*"
        + (8 + ports.length)
        + "\r\n+id\r\n+"
        + id
        + "\r\n+endpoint\r\n+"
        + host
        + "\r\n+role\r\n+master\r\n+health\r\n+online\r\n"
        + facts;
  }

  private static @Nullable String hostOfFirst(ClusterTopology topology) {
    return topology.nodes().get(0).endpoint() instanceof Endpoint.Tcp tcp ? tcp.host() : null;
  }

  private static int port(ClusterTopology topology) {
    return topology.nodes().get(0).endpoint() instanceof Endpoint.Tcp tcp ? tcp.port() : 0;
  }
}
