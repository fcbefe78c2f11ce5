package io.github.ledis4j.benchmarks;

import io.github.ledis4j.cluster.ClusterTopology.Shard;
import io.github.ledis4j.cluster.SlotRange;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.RedisCluster;
import io.github.ledis4j.testkit.SlotMove;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Troubles a cluster in one way after the other, as dice say. Confined to one thread. */
final class ChaosWeather {
  /** How long a server has to notice, and to be well again, at most. */
  private static final int PATIENCE = 4;

  /** What is done to the cluster. */
  enum Deed {
    /** Slots that are in use go from one master to another, key by key. */
    MOVE,
    /** A range of slots goes over at once, which only Valkey 9 can. */
    MOVE_RANGE,
    /** A replica takes over from its master, which helps it. */
    FAILOVER,
    /** A master gets SIGKILL, and is started again when its replica has taken over. */
    KILL,
    /** It is started again at once. */
    RESTART,
    /** A master gets SIGSTOP, and goes on before or after its replica has taken over. */
    FREEZE,
    /** A replica gets SIGKILL, and is started again. */
    KILL_REPLICA;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private final RedisCluster cluster;
  private final List<Deed> deeds;
  private final SplittableRandom dice;
  private final LongSupplier clock;
  private final Function<SplittableRandom, String> keys;
  private final Supplier<List<Shard>> shards;
  private final Map<Deed, Integer> done = new EnumMap<>(Deed.class);
  private final List<ChaosVerdict.Loss> losses = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private List<String> masters = List.of();
  private long since;
  private int slots;

  /**
   * Weather for a cluster that runs.
   *
   * @param clock of the run, in nanoseconds
   * @param keys gives one that is in use
   * @param shards says who owns which slots
   */
  ChaosWeather(
      RedisCluster cluster,
      boolean ranges,
      SplittableRandom dice,
      LongSupplier clock,
      Function<SplittableRandom, String> keys,
      Supplier<List<Shard>> shards) {
    this.cluster = cluster;
    this.dice = dice;
    this.clock = clock;
    this.keys = keys;
    this.shards = shards;
    deeds = Stream.of(Deed.values()).filter(deed -> ranges || deed != Deed.MOVE_RANGE).toList();
  }

  /** Does something, and returns when the cluster is well again. */
  Deed disturb() throws InterruptedException {
    noteReplaced(""); // by themselves, on a machine that is too busy
    Deed deed = one(deeds);
    ClusterNode master =
        one(cluster.masters().stream().filter(m -> !m.replicas().isEmpty()).toList());
    try {
      disturb(deed, master);
      done.merge(deed, 1, Integer::sum);
    } catch (IllegalStateException | AssertionError refusal) {
      refused.add(deed.label() + ": " + refusal.getMessage());
    }
    awaitWell();
    noteReplaced(deed == Deed.FAILOVER ? master.id() : "");
    return deed;
  }

  private void disturb(Deed deed, ClusterNode master) throws InterruptedException {
    switch (deed) {
      case MOVE -> move();
      case MOVE_RANGE -> moveRange();
      case FAILOVER -> master.replicas().get(0).failover(ClusterNode.Failover.PLANNED);
      case KILL -> kill(master);
      case RESTART -> {
        master.server().kill();
        master.server().start();
      }
      case FREEZE -> freeze(master);
      case KILL_REPLICA -> kill(master.replicas().get(0));
    }
  }

  /** A master that was replaced against its will may have lost what was written since. */
  private void noteReplaced(String willing) {
    List<String> now = cluster.masters().stream().map(ClusterNode::id).toList();
    long until = clock.getAsLong();
    masters.stream()
        .filter(id -> !now.contains(id) && !id.equals(willing))
        .map(id -> new ChaosVerdict.Loss(id, since, until))
        .forEach(losses::add);
    masters = now;
    since = until;
  }

  private void move() throws InterruptedException {
    int count = dice.nextInt(1, 20);
    for (int i = 0; i < count; i++) {
      int slot = cluster.slotOf(keys.apply(dice));
      SlotMove move = cluster.beginMove(slot, other(cluster.owner(slot)));
      move.moveKeys(1);
      TimeUnit.MILLISECONDS.sleep(dice.nextInt(100)); // some keys are here and some there
      move.finish();
      slots++;
    }
  }

  private void moveRange() {
    Shard shard = one(shards.get().stream().filter(s -> !s.slots().isEmpty()).toList());
    SlotRange range = one(shard.slots());
    int first = dice.nextInt(range.first(), range.last() + 1);
    int last = Math.min(range.last(), first + dice.nextInt(1_000));
    cluster.moveAtomically(first, last, other(cluster.owner(first)));
    slots += last - first + 1;
  }

  private void kill(ClusterNode node) throws InterruptedException {
    node.server().kill();
    try {
      awaitWell();
      TimeUnit.MILLISECONDS.sleep(dice.nextInt(1_000));
    } finally {
      node.server().start();
    }
  }

  private void freeze(ClusterNode node) throws InterruptedException {
    node.server().suspend();
    TimeUnit.MILLISECONDS.sleep(dice.nextInt(100, 8_000));
    node.server().resume();
  }

  private void awaitWell() {
    for (int i = 1; ; i++) {
      try {
        cluster.awaitWell();
        return;
      } catch (AssertionError notYet) {
        if (i == PATIENCE) {
          throw notYet;
        }
      }
    }
  }

  private ClusterNode other(ClusterNode master) {
    return one(cluster.masters().stream().filter(node -> node != master).toList());
  }

  private <T> T one(List<T> all) {
    return all.get(dice.nextInt(all.size()));
  }

  List<ChaosVerdict.Loss> losses() {
    return losses;
  }

  @Override
  public String toString() {
    String counts =
        done.entrySet().stream()
            .map(each -> each.getKey().label() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        "%s; %d slots moved, %d masters replaced unasked, refused by servers: %s",
        counts, slots, losses.size(), refused);
  }
}
