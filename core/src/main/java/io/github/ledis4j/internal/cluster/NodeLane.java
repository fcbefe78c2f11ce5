package io.github.ledis4j.internal.cluster;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.cluster.SentOn.Errand;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Elsewhere;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.pool.Node;
import io.github.ledis4j.internal.pool.ServerRoute;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.pool.PoolStatistics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One server of a cluster: the way for the calls of its slots, and what it says of the others.
 * Thread-safe.
 */
final class NodeLane implements Lane<Call<?>>, Elsewhere {
  private static final CallSettings QUESTIONS =
      CallSettings.of(TimeUnit.SECONDS.toNanos(1), RetryPolicy.FAIL_FAST, null, null);

  private final ClusterRouter router;
  private final Endpoint endpoint;
  private final Node node;
  private final ServerRoute route;
  private final TopologyQuestion question;

  /** What this node has sent on, and is under way. */
  private final Set<Errand> errands = ConcurrentHashMap.newKeySet();

  /** Whether another node has named this one since the last view, and what it has sent on here. */
  private volatile boolean named;

  private final AtomicInteger guests = new AtomicInteger();
  private volatile boolean unreachable;

  NodeLane(
      ClusterRouter router,
      Addresses addresses,
      ConnectionOptions options,
      PoolOptions leasing,
      EventLoops loops,
      EventHub events) {
    this.router = router;
    this.endpoint = addresses.asked();
    ConnectionOptions own = withHalfOfTheQueue(options).endpoint(endpoint).build();
    this.node = new Node(own, leasing, loops, events, this);
    this.route = node.route(own.database());
    this.question = new TopologyQuestion(new Questions(), addresses);
  }

  /** One node that takes nothing must not have all that the client may keep. */
  static ConnectionOptions.Builder withHalfOfTheQueue(ConnectionOptions options) {
    return options.toBuilder()
        .maxQueuedCommands(options.maxQueuedCommands() - options.maxQueuedCommands() / 2)
        .maxQueuedBytes(options.maxQueuedBytes() - options.maxQueuedBytes() / 2);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** What it can be asked about the others. */
  Question question() {
    return question;
  }

  /** Tells whether the last that is known is that no connection to it could be had. */
  boolean isUnreachable() {
    return unreachable;
  }

  /** The connections that all share, and those that it lends. */
  ServerRoute route() {
    return route;
  }

  PoolStatistics statistics() {
    return node.statistics();
  }

  void named() {
    named = true;
  }

  /** Tells whether calls were sent here, or may be any moment, as another node said so. */
  boolean isNamed() {
    boolean now = named || guests.get() > 0;
    named = false;
    return now;
  }

  CompletableFuture<Void> connect() {
    return route.connect();
  }

  @Override
  public void send(Call<?> call) {
    route.submit(call);
  }

  @Override
  public void sendAll(List<Call<?>> calls) {
    route.submitEach(calls);
  }

  @Override
  public void resend(Call<?> call) {
    route.resubmit(call);
  }

  /** Begins to send a call on that this node has refused. */
  Errand errand(long place) {
    Errand errand = new Errand(this, place);
    errands.add(errand);
    errand.over().whenComplete((none, never) -> errands.remove(errand));
    return errand;
  }

  /** Sends a call here although the slot of its key is another node's. */
  void ask(Call<?> call, Errand errand) {
    guests.incrementAndGet();
    errand.over().whenComplete((none, never) -> guests.decrementAndGet());
    route.resubmit(SentOn.of(call, errand));
  }

  /** What this node has sent on counts as sent here until it is answered there. */
  @Override
  public void whenEmptied(Runnable task) {
    route.whenPassed(
        () -> GuardedFuture.allOf(errands.stream().map(Errand::over).toList()).thenRun(task));
  }

  @Override
  public @Nullable Runnable takerOf(Call<?> call, String error) {
    Redirect redirect = Redirect.of(endpoint, error);
    return router.follows(call, redirect) ? () -> router.refused(this, call, redirect) : null;
  }

  @Override
  public Predicate<Call<?>> elsewhere() {
    Map<Integer, Boolean> slots = new HashMap<>();
    return call ->
        call instanceof SentOn
            ? !KeptCalls.isImpatient(call)
            : call.settings() != QUESTIONS
                && (isElsewhere(slots, ClusterRouter.slot(call)) || router.reads().hasOther(call));
  }

  private boolean isElsewhere(Map<Integer, Boolean> slots, int slot) {
    return slots.computeIfAbsent(slot, any -> router.isElsewhere(this, slot));
  }

  @Override
  public void givenBack(Call<?> call) {
    router.givenBack(this, call);
  }

  @Override
  public void reachable(boolean now) {
    unreachable = !now;
    if (!now) {
      router.lost();
    }
  }

  CompletableFuture<Void> closeAsync(Duration limit) {
    return node.closeAsync(limit);
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }

  /** Where questions about the cluster go: the connection that all share. */
  private final class Questions implements CommandSink<String, String> {
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
      return route.submit(new Call<>(command, QUESTIONS));
    }

    @Override
    public Format<String, String> format() {
      return Format.TEXT;
    }
  }
}
