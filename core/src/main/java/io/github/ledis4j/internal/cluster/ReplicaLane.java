package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.Elsewhere;
import io.github.ledis4j.internal.connection.ReplicaEndpoint;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.pool.Node;
import io.github.ledis4j.internal.pool.ServerRoute;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.PoolOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A replica and its connections, over which it answers reads; it is dialled when a read may go
 * there. Nothing waits here for a lost connection: it goes to another node. Thread-safe.
 */
final class ReplicaLane implements Reader, Elsewhere {
  private static final long REST = TimeUnit.MILLISECONDS.toNanos(500);

  private enum State {
    /** A connection is wanted, or was lost and is wanted again. */
    PENDING,
    READY,
    /** The last attempt to connect failed, or the node says that it answers nothing for now. */
    RESTING
  }

  private final ReplicaReads reads;
  private final Endpoint endpoint;
  private final Node node;
  private final ServerRoute route;
  private final EventLoops loops;
  private final AtomicReference<@Nullable CompletableFuture<Void>> dialling =
      new AtomicReference<>();
  private volatile State state = State.PENDING;
  private volatile long restsSince;
  private volatile String why = "there is no connection yet";

  ReplicaLane(
      ReplicaReads reads,
      Endpoint endpoint,
      ConnectionOptions options,
      PoolOptions leasing,
      EventLoops loops,
      EventHub events) {
    this.reads = reads;
    this.endpoint = endpoint;
    this.loops = loops;
    ConnectionOptions own =
        NodeLane.withHalfOfTheQueue(options).endpoint(new ReplicaEndpoint(endpoint)).build();
    this.node = new Node(own, leasing, loops, events, this);
    this.route = node.route(own.database());
  }

  Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Readiness readiness(int slot) {
    State now = state;
    if (now == State.PENDING || now == State.RESTING && hasRested()) {
      dial();
    }
    return switch (now) {
      case READY -> Readiness.READY;
      case PENDING -> Readiness.PENDING;
      case RESTING -> Readiness.ABSENT;
    };
  }

  private boolean hasRested() {
    return loops.surroundings().now() - restsSince >= REST;
  }

  boolean isConnected() {
    return state == State.READY;
  }

  /** Connects unless it is connected; completes when that has succeeded or failed. */
  CompletableFuture<Void> dial() {
    CompletableFuture<Void> under = dialling.get();
    if (under != null) {
      return under;
    }
    CompletableFuture<Void> mine = new GuardedFuture<>();
    if (dialling.compareAndSet(null, mine)) {
      route.connect().whenComplete((connected, failure) -> dialled(mine, failure));
    }
    return mine;
  }

  private void dialled(CompletableFuture<Void> mine, @Nullable Throwable failure) {
    if (failure == null) {
      state = State.READY;
    } else {
      rest(String.valueOf(Causes.bare(failure).getMessage()));
    }
    dialling.set(null);
    mine.complete(null);
    reads.changed();
  }

  private void rest(String reason) {
    why = reason;
    restsSince = loops.surroundings().now();
    state = State.RESTING;
  }

  @Override
  public void read(int slot, Call<?> call) {
    route.submit(call);
  }

  @Override
  public void readInstead(int slot, Call<?> call) {
    route.resubmit(call);
  }

  @Override
  public String why() {
    return why;
  }

  @Override
  public @Nullable Runnable takerOf(Call<?> call, String error) {
    Redirect redirect = Redirect.of(endpoint, error);
    boolean goesOn = ReplicaReads.isRead(call) && ReplicaReads.goesOn(redirect);
    return goesOn ? () -> refused(call, redirect) : null;
  }

  private void refused(Call<?> call, Redirect redirect) {
    if (!(redirect.said() instanceof ServerException.Redirect)) {
      rest(redirect.said().text());
    }
    reads.refused(this, call, redirect);
  }

  @Override
  public Predicate<Call<?>> elsewhere() {
    return ReplicaReads::isRead;
  }

  @Override
  public void givenBack(Call<?> call) {
    reads.lost(this, call);
  }

  @Override
  public void reachable(boolean now) {
    if (now) {
      state = State.READY;
    } else if (state == State.READY) {
      why = "its connection was lost";
      state = State.PENDING;
      dial();
    }
    reads.changed();
  }

  /** Closes once it has answered what it was sent. */
  CompletableFuture<Void> leave(Duration limit) {
    CompletableFuture<Void> passed = new GuardedFuture<>();
    route.whenPassed(() -> passed.complete(null));
    return passed.thenCompose(none -> closeAsync(limit));
  }

  CompletableFuture<Void> closeAsync(Duration limit) {
    return node.closeAsync(limit);
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
