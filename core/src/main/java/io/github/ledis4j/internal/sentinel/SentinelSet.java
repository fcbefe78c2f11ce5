package io.github.ledis4j.internal.sentinel;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.sentinel.SentinelCommands;
import io.github.ledis4j.sentinel.SentinelOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some Sentinels, and the order in which they are asked. Thread-safe. */
public final class SentinelSet {
  private final SentinelOptions options;
  private final SentinelConnections connections;
  private final Announcements announcements = new Announcements(this);
  private final SentinelCommands commands = new InTurn();
  private volatile List<SentinelNode> order; // replaced under the lock of this

  /** What was found, and what to run if it turns out to be wrong. */
  record Found<T>(T value, Runnable refuted) {}

  /**
   * Takes Sentinels that nobody has talked to yet.
   *
   * @throws IllegalArgumentException if there is none
   */
  public SentinelSet(List<? extends Endpoint> endpoints, SentinelOptions options) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("at least one Sentinel is needed");
    }
    this.options = requireNonNull(options, "options");
    this.connections = new SentinelConnections(options.connections());
    long timeout = options.timeout().toNanos();
    this.order =
        List.copyOf(endpoints).stream()
            .distinct()
            .map(endpoint -> new SentinelNode(connections, endpoint, timeout))
            .toList();
  }

  /** The time and chance that the Sentinels are asked by. */
  Surroundings surroundings() {
    return connections.surroundings();
  }

  /** The Sentinels in the order in which they are asked next. */
  public List<Endpoint> endpoints() {
    return order.stream().map(SentinelNode::endpoint).toList();
  }

  /**
   * Refuses those who come too late.
   *
   * @throws IllegalStateException if this is closed
   */
  public void requireOpen() {
    if (connections.isClosed()) {
      throw new IllegalStateException("the Sentinels were closed");
    }
  }

  /** Looks for the master of a service. */
  CompletableFuture<Found<Endpoint>> master(String service) {
    return look(service, Testimony::master, refusals -> Refusal.noMaster(service, refusals));
  }

  /** Looks for the replicas of a service, of which there is at least one, and its master. */
  CompletableFuture<Found<Testimony.Servers>> replicas(String service) {
    return look(service, Testimony::replicas, refusals -> Refusal.noReplica(service, refusals));
  }

  /** Looks for the master of a service, for somebody outside. */
  public CompletableFuture<Endpoint> masterOf(String service) {
    return bare(master(service), Found::value);
  }

  /** Looks for the replicas of a service, for somebody outside. */
  public CompletableFuture<List<Endpoint>> replicasOf(String service) {
    return bare(replicas(service), found -> found.value().replicas());
  }

  /** Keeps failures free of the wrappers that derived stages put around them. */
  private static <T, R> CompletableFuture<R> bare(CompletableFuture<T> from, Function<T, R> value) {
    CompletableFuture<R> result = new GuardedFuture<>();
    from.whenComplete(
        (found, failure) -> {
          if (failure == null) {
            result.complete(value.apply(found));
          } else {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  private <T> CompletableFuture<Found<T>> look(
      String service,
      Function<Testimony, CompletableFuture<T>> question,
      Function<List<Refusal>, Throwable> nobody) {
    requireNonNull(service, "service");
    List<SentinelNode> asked = order;
    return new Round<Found<T>>(
            asked,
            node ->
                question
                    .apply(new Testimony(node, service, options.minOtherSentinels()))
                    .thenApply(value -> new Found<>(value, () -> demote(node))),
            node -> promote(node, asked),
            failure -> false,
            nobody)
        .start();
  }

  /** The one that answered is asked first from now on. */
  void promote(SentinelNode node) {
    if (order.get(0) != node) {
      reorder(node, 0);
    }
  }

  /** Unless the order was changed meanwhile: this answer may be what was refuted since. */
  private synchronized void promote(SentinelNode node, List<SentinelNode> asked) {
    if (order == asked) {
      promote(node);
    }
  }

  private void demote(SentinelNode node) {
    reorder(node, order.size() - 1);
  }

  private synchronized void reorder(SentinelNode node, int place) {
    List<SentinelNode> changed = new ArrayList<>(order);
    changed.remove(node);
    changed.add(place, node);
    order = List.copyOf(changed);
  }

  /** What sends commands to the first Sentinel that takes them. */
  public SentinelCommands commands() {
    return commands;
  }

  /**
   * What sends commands to one Sentinel.
   *
   * @throws IllegalArgumentException if it is not one of these
   */
  public SentinelCommands commands(Endpoint sentinel) {
    for (SentinelNode node : order) {
      if (node.endpoint().equals(sentinel)) {
        return node;
      }
    }
    throw new IllegalArgumentException(sentinel + " is none of these Sentinels " + endpoints());
  }

  Announcements announcements() {
    return announcements;
  }

  List<SwitchListener> listeners() {
    return order.stream()
        .map(node -> new SwitchListener(connections, node, announcements))
        .toList();
  }

  void reopen() {
    connections.reopen();
  }

  /** Closes what is open, until somebody listens again. */
  CompletableFuture<Void> release() {
    announcements.stop();
    return connections.release();
  }

  /** Closes everything for good. */
  public CompletableFuture<Void> closeAsync() {
    announcements.stop();
    return connections.close();
  }

  /** One Sentinel after the other, as long as it is certain that the command does not run twice. */
  private final class InTurn implements SentinelCommands {

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
      boolean read = command.spec().isRead();
      return new Round<T>(
              order,
              node -> node.execute(command),
              SentinelSet.this::promote,
              failure -> !mayAskAnother(failure, read),
              SentinelSet::noAnswer)
          .start();
    }

    @Override
    public Format<String, String> format() {
      return Format.TEXT;
    }
  }

  private static boolean mayAskAnother(Throwable failure, boolean read) {
    Outcome outcome = Outcome.of(failure);
    return outcome == Outcome.NOT_SENT || read && outcome == Outcome.UNKNOWN;
  }

  private static ConnectionException noAnswer(List<Refusal> refusals) {
    boolean sent = refusals.stream().anyMatch(each -> Outcome.of(each.cause()) != Outcome.NOT_SENT);
    return new ConnectionException(
        sent ? Outcome.UNKNOWN : Outcome.NOT_SENT,
        "no Sentinel answers: " + Refusal.text(refusals),
        refusals.get(refusals.size() - 1).cause());
  }
}
