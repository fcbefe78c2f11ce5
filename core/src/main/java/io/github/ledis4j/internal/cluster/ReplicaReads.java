package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.cluster.ClusterTopology.Health;
import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ReplicaNotFoundException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.cluster.ShardReaders.Choice;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.pool.PoolOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The reads that may go to other nodes than the master: to which of them, and where next when one
 * does not answer. Thread-safe.
 */
final class ReplicaReads {
  /** Their cursors are of the node that gave them. */
  private static final Set<String> SCANS = Set.of("HSCAN", "SSCAN", "ZSCAN");

  private final ClusterRouter router;
  private final ReplicaNodes nodes;
  private final WaitingReads waiting;
  private final Map<ReadFrom, ReadTable> tables = new ConcurrentHashMap<>();

  /** Who has not answered which read, as long as that is open. */
  private final Map<Call<?>, Tried> tried = new ConcurrentHashMap<>();

  /** One node at a time has the read, and changes this. */
  private static final class Tried {
    private final Map<Reader, String> readers = new HashMap<>();
    private @Nullable Throwable last;

    /** Whether somebody refused it for what a look at the cluster may mend. */
    private boolean mayChange;
  }

  /**
   * Makes the way to replicas, of which none is connected yet; the event loops and the hub are
   * their owner's.
   */
  ReplicaReads(
      ClusterRouter router,
      ConnectionOptions options,
      PoolOptions leasing,
      EventLoops loops,
      EventHub events) {
    this.router = router;
    this.nodes =
        new ReplicaNodes(
            new MasterReader(router),
            place -> new ReplicaLane(this, place, options, leasing, loops, events),
            loops::later);
    this.waiting = new WaitingReads(loops, options.maxQueuedCommands(), this::send);
  }

  /** Tells whether other nodes than the master may answer a call. */
  static boolean isRead(Call<?> call) {
    CommandSpec spec = call.command().spec();
    return call.settings().readFrom() != null
        && spec.isRead()
        && spec.firstKey() > 0
        && !SCANS.contains(spec.name());
  }

  /** Tells whether a read that was refused so goes to another node. */
  static boolean goesOn(Redirect redirect) {
    return redirect.isFollowed()
        || redirect.isTrouble()
        || redirect.said() instanceof ServerException.Busy;
  }

  /** Who answers reads as a policy wants it. */
  ReadTable table(ReadFrom policy) {
    ReadTable known = tables.get(policy);
    if (known == null) {
      known = made(policy);
      if (router.topology() != null) {
        router.noticed(); // who is loading may have loaded since
      }
    }
    return known;
  }

  private synchronized ReadTable made(ReadFrom policy) {
    ReadTable table = tables.computeIfAbsent(policy, ReadTable::new);
    ClusterTopology topology = router.topology();
    if (topology != null) {
      table.adopt(topology, nodes::reader);
    }
    return table;
  }

  /** Takes a topology over, and sends what waited for it. */
  void adopt(ClusterTopology topology) {
    boolean again;
    synchronized (this) {
      tables.values().forEach(table -> table.adopt(topology, nodes::reader));
      nodes.keepOnly(topology);
      again = tables.values().stream().flatMap(ReadTable::readers).anyMatch(this::isBetterSoon);
    }
    if (again) {
      router.noticed();
    }
    waiting.goOn(true);
  }

  /** Tells whether a node that is left out may do well in a moment. */
  private boolean isBetterSoon(Reader reader) {
    return reader instanceof AbsentReader absent
        && (absent.health() == Health.LOADING || nodes.isConnected(absent.endpoint()));
  }

  /** Nothing new was learnt; what does not want to wait for another look ends. */
  void failed() {
    waiting.goOn(true);
  }

  /** A node can be asked, or cannot be asked, that was not so before. */
  void changed() {
    router.noticed();
    waiting.goOn(false);
  }

  /** Takes a read; it completes in any case. */
  void submit(ReadTable table, int slot, Call<?> call) {
    ShardReaders shard = table.of(slot);
    Reader reader = shard == null ? null : shard.choose(slot, Set.of()).reader();
    if (reader == null) {
      send(slot, call, false);
    } else {
      reader.read(slot, call);
    }
  }

  /** Takes a read that a node has refused. */
  void refused(Reader from, Call<?> call, Redirect redirect) {
    Tried so = note(from, call, redirect.said().text());
    so.last = redirect.said();
    so.mayChange |= redirect.isFollowed();
    call.observeRedirect(redirect.from(), redirect.said());
    if (redirect.isNews()) {
      router.noticed();
    }
    send(ClusterRouter.slot(call), call, false);
  }

  /** The same of what its master refused. */
  void refusedByMaster(Call<?> call, Redirect redirect) {
    refused(nodes.master(), call, redirect);
  }

  /** Takes a read to which a node has no connection any more. */
  void lost(Reader from, Call<?> call) {
    note(from, call, from.why());
    send(ClusterRouter.slot(call), call, false);
  }

  /** The same of a read of which its master has {@link #hasOther} to go to. */
  void lostByMaster(Call<?> call) {
    lost(nodes.master(), call);
  }

  private Tried note(Reader from, Call<?> call, String why) {
    Tried so = tried.get(call);
    if (so == null) {
      so = new Tried();
      tried.put(call, so);
      call.whenComplete((value, failure) -> tried.remove(call));
    }
    so.readers.put(from, why);
    return so;
  }

  /**
   * Tells whether a read that its master cannot answer has another node to go to, or will have; one
   * that its master has sent on has none, as its key has left them.
   */
  boolean hasOther(Call<?> call) {
    if (!isRead(call) || call instanceof SentOn) {
      return false;
    }
    ReadTable table = tables.get(call.settings().readFrom());
    int slot = ClusterRouter.slot(call);
    ShardReaders shard = table == null ? null : table.of(slot);
    Set<Reader> without = new HashSet<>(Set.of(nodes.master()));
    Tried so = tried.get(call);
    if (so != null) {
      without.addAll(so.readers.keySet());
    }
    return shard != null && shard.choose(slot, without).isPossible();
  }

  /**
   * Sends a read to the next node that may take it; without one it waits, or ends.
   *
   * @param looked whether somebody has looked at the cluster since it waits
   */
  void send(int slot, Call<?> call, boolean looked) {
    ReadTable table = tables.get(call.settings().readFrom());
    Tried so = tried.get(call);
    if (so != null && looked) {
      so.readers.clear();
      so.mayChange = false;
    }
    ShardReaders shard = table.of(slot);
    Set<Reader> without = so == null ? Set.of() : so.readers.keySet();
    Choice choice = shard == null ? Choice.NONE : shard.choose(slot, without);
    Reader next = choice.reader();
    Reader master = nodes.master();
    if (next == null
        && table.policy().waitsForMaster()
        && (!choice.isPending()
            || !without.contains(master) && master.readiness(slot) == Reader.Readiness.READY)) {
      next = master;
    }
    if (next != null) {
      next.readInstead(slot, call);
    } else if (choice.isPending()) {
      waiting.add(slot, call, false);
    } else if (mayWait(call, shard, so, looked)) {
      waiting.add(slot, call, true);
      router.look();
    } else {
      router.noticed();
      call.giveUp(failure(slot, call, table, shard, so));
    }
  }

  /** Connects to all that may be asked; completes also where that fails. */
  CompletableFuture<Void> connect(ReadTable table) {
    return GuardedFuture.allOf(
        table
            .readers()
            .filter(ReplicaLane.class::isInstance)
            .map(lane -> ((ReplicaLane) lane).dial())
            .toList());
  }

  /** Ends what waits, and what will. */
  void close(String why) {
    waiting.close(why);
  }

  /** The same, and gives what is open no more than this time. */
  CompletableFuture<Void> closeAsync(Duration limit) {
    close(ClusterRouter.CLOSED);
    return nodes.closeAsync(limit);
  }

  /** Tells whether it is worth while to wait for a look. */
  private static boolean mayWait(
      Call<?> call, @Nullable ShardReaders shard, @Nullable Tried so, boolean looked) {
    return KeptCalls.isImpatient(call)
        ? shard == null && !looked
        : shard == null || so != null && so.mayChange;
  }

  private static ConnectionException failure(
      int slot, Call<?> call, ReadTable table, @Nullable ShardReaders shard, @Nullable Tried so) {
    String why =
        "no node can answer "
            + call.command().spec()
            + " of slot "
            + slot
            + ", to be read from "
            + table.policy()
            + ": "
            + (shard == null
                ? "nobody has said who has it"
                : shard.why(so == null ? Map.of() : so.readers));
    Throwable cause = so == null ? null : so.last;
    return call.mayHaveRun()
        ? new ConnectionException(
            Outcome.UNKNOWN, why + "; it was sent before, on a connection that was lost", cause)
        : new ReplicaNotFoundException(why + "; nothing was done", cause);
  }
}
