package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.CrossSlotException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushHandler;
import io.github.ledis4j.internal.connection.TransactionCall;
import io.github.ledis4j.internal.pool.BatchStream;
import io.github.ledis4j.internal.pool.KeyRoute;
import io.github.ledis4j.internal.pool.LeasedConnection;
import io.github.ledis4j.internal.pool.MasterRoute;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.internal.pool.ShardRoute;
import io.github.ledis4j.internal.transport.EventLoops;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way to the nodes of a cluster; refuses what has no single place there. Thread-safe. */
class ClusterRoute extends Route {
  /** Why a transaction was dropped, where that is given behind what {@code EXEC} said. */
  private static final Pattern DROPPED =
      Pattern.compile(": (?:(?:MOVED|ASK) (\\d+)|TRYAGAIN|CLUSTERDOWN) ");

  /** So many are looked at before the first of them leave. */
  private static final int MOST_CALLS = 1_000;

  private final ClusterRouter router;
  private final Route anyMaster;
  private final EventLoops loops;
  private final ShardRoute shards;

  ClusterRoute(ClusterRouter router, Route anyMaster, ShardRoute shards, EventLoops loops) {
    this.router = router;
    this.shards = shards;
    this.anyMaster = anyMaster;
    this.loops = loops;
  }

  @Override
  public int database() {
    return 0;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> submit(Call<T> call) {
    int slot;
    try {
      slot = CallSlots.check(call.command());
    } catch (CrossSlotException | IllegalArgumentException e) {
      call.giveUp(e);
      return call;
    }
    send(slot, call);
    return call;
  }

  /** Sends a command that has one place. */
  void send(int slot, Call<?> call) {
    router.submit(slot, call);
  }

  @Override
  public void submit(TransactionCall transaction) {
    try {
      CallSlots.check(transaction.parts());
    } catch (CrossSlotException | IllegalArgumentException e) {
      transaction.giveUp(e);
      return;
    }
    router.submit(CallSlots.of(transaction), transaction);
  }

  /** Each call has an end of its own: nodes know nothing of each other's room. */
  @Override
  public void submitAll(List<? extends Call<?>> calls) {
    for (int from = 0; from < calls.size(); from += MOST_CALLS) {
      submitTogether(calls.subList(from, Math.min(from + MOST_CALLS, calls.size())));
    }
  }

  private void submitTogether(List<? extends Call<?>> calls) {
    List<Call<?>> checked = new ArrayList<>(calls.size());
    int[] slots = new int[calls.size()];
    for (Call<?> call : calls) {
      try {
        slots[checked.size()] = CallSlots.check(call.command());
        checked.add(call);
      } catch (CrossSlotException | IllegalArgumentException e) {
        call.giveUp(e);
      }
    }
    router.submitAll(slots, checked);
  }

  @Override
  public @Nullable BatchStream stream() {
    return null;
  }

  /** A slot may move any moment. */
  @Override
  public int placeOf(Command<?> command) {
    return NO_PLACE;
  }

  @Override
  public CompletableFuture<Void> connect() {
    return router.connect();
  }

  @Override
  public CompletableFuture<LeasedConnection> lease(
      @Nullable Command<?> first, CallSettings settings) {
    return lease(first, settings, route -> route.lease(first, settings));
  }

  @Override
  public CompletableFuture<LeasedConnection> leasePatiently(
      Command<?> first, CallSettings settings) {
    return lease(first, settings, route -> route.leasePatiently(first, settings));
  }

  private CompletableFuture<LeasedConnection> lease(
      @Nullable Command<?> first, CallSettings settings, SlotLease.Asking asking) {
    try {
      int slot = first == null ? 0 : CallSlots.check(first);
      return new SlotLease(router, loops, slot, first, settings, asking).begin();
    } catch (CrossSlotException | IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** A wait ends so too when its list leaves the node, or the node becomes a replica. */
  @Override
  public @Nullable CompletableFuture<?> elsewhere(Command<?> first, Throwable failure) {
    return Causes.bare(failure) instanceof ServerException said && isElsewhere(first, said)
        ? router.look().handle((looked, failed) -> null)
        : null;
  }

  /** A key of another slot that a lease is used for is at another node for good. */
  private static boolean isElsewhere(Command<?> first, ServerException said) {
    if (said instanceof ServerException.Redirect redirect) {
      return redirect.slot() == KeyRoute.slot(first);
    }
    if (said instanceof ServerException.ExecAbort) {
      Matcher dropped = DROPPED.matcher(said.text());
      String slot = dropped.find() ? dropped.group(1) : "";
      return slot == null || slot.equals(String.valueOf(KeyRoute.slot(first)));
    }
    return said instanceof ServerException.TryAgain
        || said instanceof ServerException.ClusterDown
        || said.code().equals("UNBLOCKED") && said.text().contains("state changed");
  }

  @Override
  public Connection listen(PushHandler handler) {
    return anyMaster.listen(handler);
  }

  @Override
  public ShardRoute shards() {
    return shards;
  }

  @Override
  public MasterRoute masters() {
    return shards;
  }

  @Override
  public boolean isOneServer() {
    return false;
  }

  /** Each master has connections of its own anyway. */
  @Override
  public Route withConnections(int count) {
    return this;
  }

  @Override
  public CompletableFuture<Void> retire() {
    return CompletableFuture.completedFuture(null);
  }
}
