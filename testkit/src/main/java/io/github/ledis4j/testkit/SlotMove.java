package io.github.ledis4j.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A slot on its way from one master to another, key by key.
 *
 * <p>Until {@link #finish()} the source answers for the keys that it still has, {@code ASK} for one
 * that it has not, and {@code TRYAGAIN} (Redis 7.0 and newer) where it has some of several.
 * Confined to one thread.
 */
public final class SlotMove {
  private static final int KEYS_AT_ONCE = 100;
  private static final String MIGRATE_MILLIS = "5000";
  private static final Set<String> MIGRATION_ENDS = Set.of("success", "failed", "cancelled");

  private final ClusterNodes nodes;
  private final int slot;
  private final ClusterNode source;
  private final ClusterNode target;
  private boolean finished;

  private SlotMove(ClusterNodes nodes, int slot, ClusterNode source, ClusterNode target) {
    this.nodes = nodes;
    this.slot = slot;
    this.source = source;
    this.target = target;
  }

  static SlotMove begin(ClusterNodes nodes, int slot, ClusterNode target) {
    ClusterNode source = nodes.owner(slot);
    SlotMove move = new SlotMove(nodes, slot, source, target);
    move.set(target, "IMPORTING", source);
    move.set(source, "MIGRATING", target);
    return move;
  }

  static void atomically(ClusterNodes nodes, int first, int last, ClusterNode target) {
    ClusterNode source = nodes.owner(first);
    String from = Integer.toString(first);
    String to = Integer.toString(last);
    source.ask("CLUSTER", "MIGRATESLOTS", "SLOTSRANGE", from, to, "NODE", target.id());
    String range = from + "-" + to;
    Patience.awaitCluster(
        source + " to move slots " + range,
        () -> MIGRATION_ENDS.contains(migration(source, range, "state")) ? null : "it is not over");
    if (!migration(source, range, "state").equals("success")) {
      throw new IllegalStateException(
          source + " has not moved slots " + range + ": " + migration(source, range, "message"));
    }
    nodes.awaitOwner(first, last, target);
  }

  /** A field of the newest migration of these slots. */
  private static String migration(ClusterNode source, String range, String field) {
    List<String> newestFirst = source.ask("CLUSTER", "GETSLOTMIGRATIONS");
    List<String> wanted = newestFirst.subList(newestFirst.indexOf(range), newestFirst.size());
    return wanted.get(wanted.indexOf(field) + 1);
  }

  /** {@return the master that gives the slot away} */
  public ClusterNode source() {
    return source;
  }

  /** {@return the master that gets the slot} */
  public ClusterNode target() {
    return target;
  }

  /**
   * Moves some of the keys, whichever the source names first.
   *
   * @param most how many at most
   * @return how many; 0 when none is left
   * @throws IllegalStateException when the move is finished, or a server refuses it
   */
  public int moveKeys(int most) {
    requireUnfinished();
    List<String> keys =
        source.ask("CLUSTER", "GETKEYSINSLOT", Integer.toString(slot), Integer.toString(most));
    if (!keys.isEmpty()) {
      migrate(keys);
    }
    return keys.size();
  }

  /**
   * Moves these keys.
   *
   * @param keys those of them that are not there are left out
   * @throws IllegalStateException when the source has none of them, the move is finished, or a
   *     server refuses it
   */
  public void moveKeys(String... keys) {
    requireUnfinished();
    if (migrate(Arrays.stream(keys).map(Control::word).toList()).equals("NOKEY")) {
      throw new IllegalStateException(source + " has none of the keys");
    }
  }

  /**
   * Moves all keys that are left, gives the slot to the target, and tells all masters that run.
   * Replicas learn of it by themselves: {@link RedisCluster#awaitWell()}.
   *
   * @throws IllegalStateException when the move is finished, or a server refuses it
   */
  public void finish() {
    int moved;
    do {
      moved = moveKeys(KEYS_AT_ONCE);
    } while (moved > 0);
    finished = true;
    set(target, "NODE", target);
    tell(source);
    nodes.awakeMasters().stream()
        .filter(node -> node != source && node != target)
        .forEach(this::tell);
    nodes.awaitOwner(slot, slot, target);
  }

  private void tell(ClusterNode master) {
    try {
      set(master, "NODE", target);
    } catch (IllegalStateException refusal) {
      if (master.isMaster()) {
        throw refusal;
      } // else it has heard of it before, and has become a replica as it has no slots any more
    }
  }

  private void set(ClusterNode told, String state, ClusterNode other) {
    told.ask("CLUSTER", "SETSLOT", Integer.toString(slot), state, other.id());
  }

  private String migrate(List<String> keys) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("MIGRATE", target.server().host()));
    words.addAll(List.of(Integer.toString(target.server().port()), "", "0", MIGRATE_MILLIS));
    String password = target.server().password();
    if (password != null) {
      words.addAll(List.of("AUTH", Control.word(password)));
    }
    words.add("KEYS");
    words.addAll(keys);
    return source.ask(words.toArray(String[]::new)).get(0);
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException("the move of slot " + slot + " is finished");
    }
  }
}
