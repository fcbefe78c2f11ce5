package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterTopology;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.cluster.SentOn.Errand;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.pool.ClusterSeeds;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.PoolOptions;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way to a cluster: sends each call to the node that owns the slot of its key, follows what
 * nodes say of others, and waits where there is no owner for now. Thread-safe.
 */
final class ClusterRouter implements CallKeeping<Call<?>>, TopologyUser {
  static final String CLOSED = "the client is closed";

  private final ConnectionOptions options;
  private final EventLoops loops;
  private final ClusterNodes nodes;
  private final SlotTable<Call<?>> table = new SlotTable<>(this);
  private final KeptCalls kept;
  final Detours detours;
  private final ReplicaReads reads;
  private final Refresh refresh;
  private final Consumer<List<ClusterEvent>> told;
  private volatile boolean closed;

  /**
   * Makes the way to a cluster, to which nothing is connected yet; the event loops and the hub are
   * its owner's.
   *
   * @param options of the connections to each node
   * @param leasing of connections to one node
   * @param events is told of connections
   * @param seeds where to ask first, and when no node that is known answers
   * @param told of what each look at the cluster finds, once it is so; nothing in it may wait
   */
  ClusterRouter(
      ConnectionOptions options,
      PoolOptions leasing,
      EventLoops loops,
      EventHub events,
      ClusterSeeds seeds,
      Consumer<List<ClusterEvent>> told) {
    this.options = options;
    this.told = told;
    this.loops = loops;
    this.nodes =
        new ClusterNodes(
            seeds,
            options.tls() != null,
            addresses -> new NodeLane(this, addresses, options, leasing, loops, events));
    this.kept = new KeptCalls(table, loops);
    this.detours = new Detours(loops.surroundings().random());
    this.reads = new ReplicaReads(this, options, leasing, loops, events);
    this.refresh = new Refresh(this, loops.surroundings(), this::later);
    loops.whenEnded(this::loopsEnded);
  }

  /** Takes a call; it completes in any case. */
  void submit(int slot, Call<?> call) {
    table.submit(slot, call);
  }

  /** Takes calls, in order; each completes in any case. */
  void submitAll(int[] slots, List<? extends Call<?>> calls) {
    table.submitAll(slots, calls);
  }

  /** The slot that a call goes by. */
  static int slot(Call<?> call) {
    return CallSlots.of(call);
  }

  /** The node that owns a slot, or null while that changes or is unknown. */
  @Nullable NodeLane owner(int slot) {
    return table.owner(slot) instanceof NodeLane node ? node : null;
  }

  /** The reads that may go to other nodes than the master. */
  ReplicaReads reads() {
    return reads;
  }

  /** Looks who owns what by now; calls wait for that. */
  CompletableFuture<Void> look() {
    return refresh.ask(true);
  }

  /** The nodes, as far as they are known. */
  ClusterNodes nodes() {
    return nodes;
  }

  /** Learns who is there, and connects to all masters; fails if nobody says. */
  public CompletableFuture<Void> connect() {
    return refresh
        .ask(true)
        .thenCompose(
            known -> GuardedFuture.allOf(nodes.owners().stream().map(NodeLane::connect).toList()));
  }

  /** What the cluster looks like, or null if nobody has said yet. */
  public @Nullable ClusterTopology topology() {
    return refresh.topology();
  }

  /** How many calls wait for an owner of their slots. */
  public int kept() {
    return table.kept();
  }

  /** Tells whether a call that was refused goes on, rather than to end with the refusal. */
  boolean follows(Call<?> call, Redirect redirect) {
    if (redirect.isTrouble()) {
      refresh.ask(false);
    }
    return Detours.follows(call, redirect) || redirect.isTrouble() && reads.hasOther(call);
  }

  /** Follows a call's refusal. */
  void refused(NodeLane from, Call<?> refused, Redirect redirect) {
    Call<?> call = bare(refused);
    if (redirect.isTrouble()) {
      reads.refusedByMaster(call, redirect);
      return;
    }
    Throwable tooFar = detours.refused(call, redirect, from.endpoint());
    if (tooFar != null) {
      refused.giveUp(tooFar);
    } else {
      call.observeRedirect(from.endpoint(), redirect.said());
      follow(from, refused, redirect, detours.pause(call, redirect));
    }
    if (redirect.isNews()) {
      refresh.ask(false);
    }
  }

  private void follow(NodeLane from, Call<?> refused, Redirect redirect, long pause) {
    Endpoint named = redirect.node();
    NodeLane target = named == null ? null : nodes.named(named);
    if (target != null && redirect.isAsk() && table.mayPass(slot(refused))) {
      Errand errand = errand(refused);
      target.ask(bare(refused), errand == null ? from.errand(table.nextPlace()) : errand);
    } else {
      takeBack(from, refused, redirect.isMoved() ? target : null, pause);
    }
  }

  private static @Nullable Errand errand(Call<?> call) {
    return call instanceof SentOn<?> sent ? sent.errand() : null;
  }

  /** Has a call wait in its slot, in its place among those that were sent to the same owner. */
  private void takeBack(NodeLane from, Call<?> refused, @Nullable NodeLane target, long pause) {
    Call<?> call = bare(refused);
    Errand errand = errand(refused);
    if (errand == null) {
      table.refused(slot(call), from, table.nextPlace(), call, target, pause);
    } else {
      table.refused(slot(call), errand.from(), errand.place(), call, target, pause);
      errand.over().complete(null);
    }
    kept.watchOrFail();
  }

  private void loopsEnded() {
    refresh.close(KeptCalls.NO_LOOPS);
    kept.watchOrFail();
    reads.close(KeptCalls.NO_LOOPS);
  }

  private static Call<?> bare(Call<?> call) {
    return call instanceof SentOn<?> sent ? sent.asked() : call;
  }

  /** Tells whether calls of a slot that wait for a connection to a node have another way by now. */
  boolean isElsewhere(NodeLane node, int slot) {
    return table.isElsewhere(slot, node);
  }

  /** Takes a call that waited for a connection to a node, and has another way by now. */
  void givenBack(NodeLane node, Call<?> call) {
    if (reads.hasOther(call)) {
      reads.lostByMaster(call);
    } else {
      takeBack(node, call, null, call instanceof SentOn ? detours.pauseOfUnsent(bare(call)) : 0);
    }
  }

  /** A replica is not what it was thought to be. */
  void noticed() {
    refresh.ask(false);
  }

  /** A node cannot be reached: perhaps another one has its slots. */
  void lost() {
    refresh.ask(true);
  }

  @Override
  public @Nullable LedisException refusal(Call<?> call, boolean owned, int calls, long bytes) {
    if (closed || loops.haveEnded()) {
      return new ConnectionException(Outcome.NOT_SENT, closed ? CLOSED : KeptCalls.NO_LOOPS, null);
    }
    boolean full = calls >= options.maxQueuedCommands() || bytes >= options.maxQueuedBytes();
    if (full && !call.isBoundedElsewhere()) {
      return new OverloadedException(
          calls + " commands wait for an owner of their slots already; nothing was sent");
    }
    boolean waits = owned || !KeptCalls.isImpatient(call) || topology() == null;
    return waits ? null : KeptCalls.unowned(call, null);
  }

  @Override
  public int bytes(Call<?> call) {
    return call.bytes();
  }

  @Override
  public void waits(Call<?> call) {
    call.startDeadline(loops.surroundings().now());
    if (kept.watch()) {
      later(this::lost, 0); // not here, under the lock
    }
  }

  @Override
  public void refuse(Call<?> call, LedisException why) {
    call.giveUp(why);
  }

  @Override
  public void later(Runnable task, long nanos) {
    loops.later(task, nanos);
  }

  @Override
  public Iterator<? extends Question> begin() {
    table.viewAsked();
    Random random = new Random(loops.surroundings().random().nextLong());
    return nodes.toAsk(refresh.topology(), random).map(NodeLane::question).iterator();
  }

  @Override
  public void adopt(ClusterTopology topology, List<ClusterEvent> changes) {
    nodes.learn(topology);
    @Nullable NodeLane[] owners = nodes.ownersIn(topology);
    boolean current = table.adopt(slot -> owners[slot]);
    kept.failImpatient(null);
    nodes.keepOnly(topology, table.lanesInUse(), owners);
    reads.adopt(topology);
    told.accept(changes);
    if (nodes.owners().stream().anyMatch(NodeLane::isUnreachable)) {
      refresh.ask(true);
    } else if (!current) {
      refresh.ask(false);
    }
  }

  @Override
  public void failed(Throwable cause) {
    told.accept(List.of(new TopologyChanges.RefreshFailed(cause)));
    kept.failImpatient(cause);
    reads.failed();
    if (table.kept() > 0) {
      refresh.ask(true);
    }
  }

  /** Refuses new calls, and waits for those that are open as long as it may. */
  public CompletableFuture<Void> closeAsync(Duration limit) {
    closed = true;
    refresh.close(CLOSED);
    kept.failAll(CLOSED);
    return GuardedFuture.allOf(List.of(nodes.closeAsync(limit), reads.closeAsync(limit)))
        .whenComplete((over, failure) -> kept.failAll(CLOSED)); // what a node has refused since
  }
}
