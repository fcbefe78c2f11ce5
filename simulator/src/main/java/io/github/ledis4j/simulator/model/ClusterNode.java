package io.github.ledis4j.simulator.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A server as a node of a cluster: what it knows, and which commands it sends elsewhere. */
public final class ClusterNode {
  private static final String DOWN = "CLUSTERDOWN The cluster is down";

  private static final Set<String> OF_CHANNELS = Set.of("ssubscribe", "sunsubscribe", "spublish");

  private final ModelServer server;
  private final int port;

  /** Slots that are about to go to another node, or to come from there, and the port of that. */
  private final Map<Integer, Integer> migrating = new TreeMap<>();

  private final Map<Integer, Integer> importing = new TreeMap<>();
  private ClusterView view;
  private boolean alone;
  private boolean wasDown;

  /** Another one when it was started anew. */
  private int run;

  /** A higher one when it got slots. */
  private int epoch;

  /** Makes a server a node, at that port. */
  public ClusterNode(ModelServer server, int port, ClusterView view) {
    this.server = server;
    this.port = port;
    this.view = view;
    server.join(this);
    server.whenRestarted(() -> run++);
    new ClusterConversation(this).register(server.table());
  }

  /** The server that it is. */
  public ModelServer server() {
    return server;
  }

  int port() {
    return port;
  }

  /** What it takes for true. */
  public ClusterView view() {
    return view;
  }

  int run() {
    return run;
  }

  int epoch() {
    return epoch;
  }

  Map<Integer, Integer> migrating() {
    return migrating;
  }

  Map<Integer, Integer> importing() {
    return importing;
  }

  /** Has a key from the beginning, without a client. */
  public void hold(String key) {
    server.store().put(0, key, key, false);
    server.pubsub().happened(0, key, "set");
    server.tellAll();
  }

  /** It has heard what has changed. */
  public void learn(ClusterView now) {
    epoch += now.slots().hasMore(port, view.slots()) ? 1 : 0;
    ClusterView before = view;
    view = now;
    server.pubsub().endShards(slot -> isServed(before, slot) && hasGone(before, slot));
    IntPredicate mine = slot -> view.slots().owner(slot) == port;
    migrating.keySet().removeIf(slot -> !mine.test(slot));
    importing.keySet().removeIf(mine::test);
    server.waiters().sendAway(this);
  }

  /** Whether it, or its master, owned a slot. */
  private boolean isServed(ClusterView before, int slot) {
    int owner = before.slots().owner(slot);
    return owner != SlotMap.NOBODY && (owner == port || owner == before.member(port).follows());
  }

  private boolean hasGone(ClusterView before, int slot) {
    int owner = view.slots().owner(slot);
    return owner != port && owner != before.slots().owner(slot);
  }

  /** Whether it takes another for one of those who have the slots that it has. */
  public boolean isInShardOf(int other) {
    return master(port) == master(other);
  }

  private int master(int of) {
    int follows = view.member(of).follows();
    return follows == 0 ? of : follows;
  }

  /** Whether it reaches no majority of the others, so that it refuses everything. */
  public void alone(boolean now) {
    alone = now;
  }

  /** A slot of its goes to another node, key by key. */
  public void migrating(int slot, int to) {
    migrating.put(slot, to);
  }

  /** A slot comes from another node, key by key. */
  public void importing(int slot, int from) {
    importing.put(slot, from);
  }

  /** Hands all keys of a slot over to another node, or the first one of them. */
  public boolean give(int slot, ClusterNode to, boolean all) {
    boolean some = false;
    for (String key : server.store().keys(0)) {
      if (SlotMap.slot(key) == slot && (all || !some)) {
        to.server.store().apply(server.store().effect(0, key));
        to.server.pubsub().happened(0, key, "restore");
        server.store().remove(0, key);
        server.pubsub().happened(0, key, "del");
        some = true;
      }
    }
    to.server.tellAll();
    server.tellAll();
    return some;
  }

  private boolean isDown() {
    boolean down = alone || view.whole() && view.hasGap();
    wasDown |= down;
    return down;
  }

  /** Whether it ever refused something as the cluster was down. */
  public boolean wasDown() {
    return wasDown;
  }

  /** Why it does not do what a client has sent, or null if it does. */
  @Nullable String refusal(Session session, ModelCommand command, List<String> words) {
    List<List<String>> asked = command.name().equals("exec") ? session.queued() : List.of(words);
    int slot = -1;
    int keys = 0;
    int missing = 0;
    boolean writes = false;
    for (List<String> each : asked) {
      ModelCommand one = server.table().find(each.get(0));
      writes |= one != null && one.is(Rule.WRITE);
      for (String key : one == null ? List.<String>of() : CommandKeys.of(one.name(), each)) {
        if (slot >= 0 && slot != SlotMap.slot(key)) {
          return "CROSSSLOT Keys in request don't hash to the same slot";
        }
        slot = SlotMap.slot(key);
        keys++;
        missing += server.store().exists(session.database, key) ? 0 : 1;
      }
    }
    if (slot < 0) {
      return null;
    }
    return OF_CHANNELS.contains(command.name())
        ? refusal(session, slot)
        : refusal(session, slot, keys, missing, writes);
  }

  /** Channels go with their slot, and not before; a replica has them too, and who is cut off. */
  private @Nullable String refusal(Session session, int slot) {
    int owner = view.slots().owner(slot);
    if (owner == SlotMap.NOBODY) {
      return "CLUSTERDOWN Hash slot not served";
    }
    boolean here = isServed(view, slot) || session.asking && importing.containsKey(slot);
    return here ? null : redirect("MOVED", slot, owner);
  }

  private @Nullable String refusal(
      Session session, int slot, int keys, int missing, boolean writes) {
    int owner = view.slots().owner(slot);
    if (owner == SlotMap.NOBODY) {
      return "CLUSTERDOWN Hash slot not served";
    }
    if (isDown()) {
      return DOWN;
    }
    Integer target = migrating.get(slot);
    if (target != null && missing > 0) {
      return missing < keys ? tryAgain() : redirect("ASK", slot, target);
    }
    if (session.asking && importing.containsKey(slot)) {
      return keys > 1 && missing > 0 ? tryAgain() : null;
    }
    boolean mayRead = session.readsOnly && !writes && view.member(port).follows() == owner;
    return owner == port || mayRead ? null : redirect("MOVED", slot, owner);
  }

  /** Why it lets one go who waits for an element of a list; null if he may wait on. */
  @Nullable String farewell(Waiter waiter) {
    int slot = SlotMap.slot(waiter.keys().get(0));
    int owner = view.slots().owner(slot);
    if (isDown()) {
      return DOWN;
    }
    return owner == port || importing.containsKey(slot) ? null : redirect("MOVED", slot, owner);
  }

  private static String tryAgain() {
    return "TRYAGAIN Multiple keys request during rehashing of slot";
  }

  private static String redirect(String word, int slot, int owner) {
    return word + " " + slot + " " + Watched.HOST + ":" + owner;
  }
}
