package io.github.ledis4j.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.RedisClusterClient;
import io.github.ledis4j.cluster.ClusterTopology.Node;
import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.options.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Moves the slots of the keys that works use, or others, one after the other, each to the next
 * master, key by key, until it is closed. Nobody else may move slots meanwhile. It asks as little
 * of the servers as that takes, which share the cores with what is measured.
 */
final class Resharding implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;
  private static final int KEYS_AT_ONCE = 100;

  private final RedisClusterClient client;
  private final List<Node> masters;
  private final int[] slots;
  private final Map<Integer, Integer> owners = new HashMap<>();
  private final Thread thread = new Thread(this::run, "resharding");
  private volatile boolean stopped;
  private volatile int moved;
  private volatile @Nullable RuntimeException failure;

  /**
   * Begins.
   *
   * @param others whether no slot moves that works use, but as many others with a key each
   */
  Resharding(Address cluster, boolean others) {
    client =
        RedisClusterClient.builder().nodes(Endpoint.tcp(cluster.host(), cluster.port())).build();
    client.connect().join();
    masters =
        requireNonNull(client.topology()).shards().stream()
            .filter(shard -> !shard.slots().isEmpty())
            .map(Shard::master)
            .map(master -> requireNonNull(master))
            .toList();
    int[] used = IntStream.range(0, Data.KEYS).map(i -> slot(Data.key(i))).distinct().toArray();
    slots = others ? without(used) : used;
    Arrays.stream(slots).forEach(slot -> owners.put(slot, owner(slot)));
    thread.start();
  }

  private int[] without(int[] used) {
    Set<Integer> taken = Arrays.stream(used).boxed().collect(Collectors.toSet());
    return IntStream.range(0, Data.KEYS)
        .mapToObj(i -> "other:" + i)
        .filter(key -> !taken.contains(slot(key)))
        .peek(key -> client.set(key, Data.VALUE).join())
        .mapToInt(this::slot)
        .distinct()
        .toArray();
  }

  private int slot(String key) {
    return (int) ask(masters.get(0), "KEYSLOT", key).integer();
  }

  private int owner(int slot) {
    Shard shard = requireNonNull(requireNonNull(client.topology()).shard(slot));
    return masters.indexOf(shard.master());
  }

  private void run() {
    try {
      for (int i = 0; !stopped; i = (i + 1) % slots.length) {
        move(slots[i]);
        moved++;
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (RuntimeException refused) {
      failure = refused;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void move(int slot) {
    int from = owners.get(slot);
    int to = (from + 1) % masters.size();
    Node source = masters.get(from);
    Node target = masters.get(to);
    ask(target, "SETSLOT", slot, "IMPORTING", source.id());
    ask(source, "SETSLOT", slot, "MIGRATING", target.id());
    List<Reply> keys = keys(source, slot);
    while (!keys.isEmpty()) {
      migrate(source, target, keys);
      keys = keys(source, slot);
    }
    ask(target, "SETSLOT", slot, "NODE", target.id());
    ask(source, "SETSLOT", slot, "NODE", target.id());
    masters.stream()
        .filter(node -> node != source && node != target)
        .forEach(node -> ask(node, "SETSLOT", slot, "NODE", target.id()));
    owners.put(slot, to);
  }

  private List<Reply> keys(Node source, int slot) {
    return ask(source, "GETKEYSINSLOT", slot, KEYS_AT_ONCE).elements();
  }

  private void migrate(Node source, Node target, List<Reply> keys) {
    Endpoint.Tcp place = (Endpoint.Tcp) requireNonNull(target.endpoint());
    List<Object> words = new ArrayList<>(List.of(place.host(), place.port(), "", 0, 5_000, "KEYS"));
    keys.forEach(key -> words.add(key.text()));
    client.node(source).execute("MIGRATE", words.toArray()).join();
  }

  private Reply ask(Node node, Object... words) {
    return client.node(node).execute("CLUSTER", words).join();
  }

  /**
   * Ends when the slot that is under way has arrived.
   *
   * @throws IllegalStateException if a server refused a move
   */
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    client.close();
    if (failure != null) {
      throw new IllegalStateException("resharding ended after " + moved + " slots", failure);
    }
  }

  /** How many slots have arrived. */
  int moved() {
    return moved;
  }
}
