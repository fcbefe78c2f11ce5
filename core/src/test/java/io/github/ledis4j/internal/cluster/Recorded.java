package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Health;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.options.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What nodes of real clusters said, byte for byte. All of them had six nodes, three masters and
 * then their replicas, whose ports follow one another; what it says of the first one's port.
 */
final class Recorded {
  static final Endpoint ASKED = Endpoint.tcp("asked.example", 6379);
  static final Addresses PLAIN = new Addresses(ASKED, false, UnaryOperator.identity());
  static final Addresses TLS = new Addresses(ASKED, true, UnaryOperator.identity());

  private static final int PORTS_OF_A_VERSION = 10;

  private Recorded() {}

  /** The topology that a recorded answer tells. */
  static ClusterTopology topology(String name, Addresses addresses) {
    TopologyReader reader = new TopologyReader(addresses);
    Reply answer = decode(text(name));
    return name.contains("shards") ? reader.shards(answer) : reader.slots(answer);
  }

  static ClusterTopology topology(String name) {
    return topology(name, PLAIN);
  }

  /** The bytes of an answer. */
  static String text(String name) {
    try (InputStream in = Recorded.class.getResourceAsStream("/cluster/" + name + ".resp")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Reply decode(String resp) {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    sink.willReply(resp);
    return sink.execute(Command.of("ANY")).join();
  }

  /**
   * The shards as {@code 0-5460 a d}: the slots, the master, the replicas. Nodes are letters by
   * their ports, {@code ?} if they have no address, with a {@code !} behind them if they failed.
   */
  static String shards(ClusterTopology topology) {
    return topology.shards().stream().map(Recorded::shard).collect(Collectors.joining("; "));
  }

  private static String shard(Shard shard) {
    List<String> words = new ArrayList<>();
    shard.slots().forEach(range -> words.add(range.toString()));
    words.add(letter(shard.master()));
    shard.replicas().stream().map(Recorded::letter).sorted().forEach(words::add);
    return String.join(" ", words);
  }

  private static String letter(@Nullable Node node) {
    if (node == null) {
      return "-";
    }
    String mark = node.health() == Health.ONLINE ? "" : node.health() == Health.FAILED ? "!" : "~";
    return node.endpoint() instanceof Endpoint.Tcp tcp
        ? (char) ('a' + tcp.port() % PORTS_OF_A_VERSION) + mark
        : "?" + mark;
  }
}
