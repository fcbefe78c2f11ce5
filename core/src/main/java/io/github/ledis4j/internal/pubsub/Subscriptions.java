package io.github.ledis4j.internal.pubsub;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.options.RetryPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is subscribed on the server in line with what is wanted here. A name is wanted while
 * it has takers. It has a command while the server has not confirmed it: one in the queue or under
 * way, or, after a loss, one that the next connection begins with. Event-loop confined.
 */
final class Subscriptions<K, V> {
  /** Names in one command: that of a client with very many must not be too long for the server. */
  private static final int TOGETHER = 1_000;

  private final Receiver<K, V> receiver;
  private final SubscribedTables<K, V> tables;
  private final CallSettings settings;
  private final CallSettings ofUsers;
  private final @Nullable ShardHomes<K, V> shards;
  private boolean over;

  /**
   * Makes the state of a pub/sub that has nothing subscribed.
   *
   * @param ofUsers how the commands of the users are treated
   * @param shards who knows where sharded channels are, or null if all goes to one server
   */
  Subscriptions(Receiver<K, V> receiver, CallSettings ofUsers, @Nullable ShardHomes<K, V> shards) {
    this.receiver = receiver;
    this.tables = receiver.tables();
    this.ofUsers = ofUsers;
    this.shards = shards;
    // What is completed here moves things on; the users' own futures complete where they want.
    this.settings =
        new CallSettings(
            ofUsers.timeoutNanos(), ofUsers.patient(), ofUsers.retries(), null, ofUsers.observer());
  }

  /** Has somebody get the messages of names. */
  void subscribe(SubscriptionKind kind, Collection<RequestedName<K>> wanted, Taker<K, V> taker) {
    if (over) {
      taker.fail(closed());
      return;
    }
    List<SubscribedName<K, V>> fresh = new ArrayList<>();
    boolean onRenewal = false;
    for (RequestedName<K> each : wanted) {
      for (SubscribedName<K, V> name : named(kind, each)) {
        if (name.command != null) {
          taker.waitFor(name.command);
          onRenewal |= name.command.isRenewal();
        } else if (name.isNew() && name.isSent()) {
          fresh.add(name);
        }
        name.add(taker);
      }
    }
    List<SubscribeCommand<K, V>> commands = commands(fresh, false);
    commands.forEach(taker::waitFor);
    commands.forEach(this::send);
    if (kind == SubscriptionKind.KEYSPACE) {
      receiver.keyspace().begin(taker);
    }
    if (onRenewal || isSlotted(kind) || kind == SubscriptionKind.KEYSPACE) {
      giveUpLater(taker);
    }
    taker.confirmIfNothingIsOpen();
  }

  /** A name, made if there is none yet, and all its copies. */
  private List<SubscribedName<K, V>> named(SubscriptionKind kind, RequestedName<K> wanted) {
    SubscribedNames<K, V> table = tables.of(kind);
    SubscribedName<K, V> known = table.get(wanted.bytes());
    SubscribedName<K, V> name =
        known == null ? new SubscribedName<>(kind, wanted.bytes(), wanted.key()) : known;
    if (known == null) {
      table.add(name);
    }
    return kind == SubscriptionKind.KEYSPACE ? receiver.keyspace().everywhere(name) : List.of(name);
  }

  /** Subscribes what is wanted already at one more place, from where it may have been missed. */
  void subscribeToo(List<SubscribedName<K, V>> names, @Nullable Outage<K> outage) {
    List<SubscribeCommand<K, V>> commands =
        outage == null ? commands(names, false) : renewals(names, outage);
    for (SubscribeCommand<K, V> command : commands) {
      command.names().stream()
          .flatMap(name -> name.takers().stream())
          .filter(Taker::isWaiting)
          .forEach(taker -> taker.waitFor(command));
      send(command);
    }
  }

  private boolean isSlotted(SubscriptionKind kind) {
    return shards != null && kind == SubscriptionKind.SHARD;
  }

  /** Makes the commands for names, each for what a server takes in one. */
  private List<SubscribeCommand<K, V>> commands(
      Collection<SubscribedName<K, V>> names, boolean renewal) {
    return parts(names).stream()
        .map(part -> new SubscribeCommand<>(part.get(0).kind(), part, renewal))
        .toList();
  }

  /** What one command can be for. */
  private record Part<K, V>(SubscriptionKind kind, @Nullable Home<K, V> home, int number) {}

  private Collection<List<SubscribedName<K, V>>> parts(Collection<SubscribedName<K, V>> names) {
    Map<Part<K, V>, List<SubscribedName<K, V>>> parts = new LinkedHashMap<>();
    int count = 0;
    for (SubscribedName<K, V> name : names) {
      int number = isSlotted(name.kind()) ? name.slot() : count++ / TOGETHER;
      parts
          .computeIfAbsent(new Part<>(name.kind(), name.home(), number), any -> new ArrayList<>())
          .add(name);
    }
    return parts.values();
  }

  /** Makes the commands that subscribe again what was missed from some time on. */
  List<SubscribeCommand<K, V>> renewals(List<SubscribedName<K, V>> missing, Outage<K> outage) {
    missing.forEach(name -> name.missing(outage));
    return commands(missing, true);
  }

  /** Sends a command to where its names are. */
  void send(SubscribeCommand<K, V> command) {
    if (command.names().isEmpty()) {
      receiver.answers().confirmed(command);
    } else if (shards != null && isSlotted(command.kind())) {
      shards.send(command);
    } else {
      Home<K, V> home = command.names().get(0).home();
      (home == null ? receiver.main() : home)
          .send(command, command.isRenewal() ? Home.RENEWING : settings);
    }
  }

  /** A command has its deadline; what waits for a connection, or an owner, waits however long. */
  private void giveUpLater(Taker<K, V> taker) {
    long nanos = settings.timeoutNanos();
    Future<?> end =
        receiver
            .main()
            .loop()
            .schedule(
                () -> {
                  if (taker.isWaiting() && !over) {
                    fail(taker, taker.tooLate(TimeUnit.NANOSECONDS.toMillis(nanos)));
                  }
                },
                nanos,
                TimeUnit.NANOSECONDS);
    taker.confirmed().whenComplete((done, failure) -> end.cancel(false));
  }

  void fail(Taker<K, V> taker, Throwable failure) {
    release(taker);
    taker.fail(failure);
  }

  /** Takes one taker away from all its names. */
  CompletableFuture<Void> release(Taker<K, V> taker) {
    List<SubscribedName<K, V>> unwanted = new ArrayList<>();
    for (SubscribedName<K, V> name : List.copyOf(taker.names())) {
      if (name.remove(taker)) {
        unwanted.add(name);
      }
    }
    taker.names().clear();
    return forget(unwanted);
  }

  /** Ends all that was subscribed for nobody in particular. */
  void releaseCollected() {
    for (SubscribedName<K, V> name : tables.names().toList()) {
      name.takers().stream().filter(taker -> taker.delivery() == null).forEach(this::release);
    }
  }

  /** Ends what is subscribed under some names, or under all of a kind. */
  CompletableFuture<Void> unsubscribe(
      SubscriptionKind kind, @Nullable Collection<RequestedName<K>> names) {
    Set<SubscribedName<K, V>> unwanted = new LinkedHashSet<>();
    if (names == null) {
      unwanted.addAll(tables.names(kind));
    } else {
      names.forEach(each -> unwanted.addAll(tables.names(kind, each.bytes())));
    }
    for (SubscribedName<K, V> name : unwanted) {
      for (Taker<K, V> taker : name.takers()) {
        name.remove(taker);
        taker.names().remove(name);
        if (taker.names().isEmpty()) {
          taker.over();
        }
      }
    }
    return forget(unwanted);
  }

  /** Drops names that nobody wants any more. */
  private CompletableFuture<Void> forget(Collection<SubscribedName<K, V>> unwanted) {
    List<SubscribedName<K, V>> there = new ArrayList<>();
    for (SubscribedName<K, V> name : unwanted) {
      tables.remove(name);
      if (!over && name.isThere()) {
        there.add(name);
      }
    }
    List<CompletableFuture<?>> open = new ArrayList<>();
    for (List<SubscribedName<K, V>> part : parts(there)) {
      open.add(end(part));
    }
    unwanted.forEach(SubscribedName::forgotten);
    receiver.closeEmpty();
    CompletableFuture<Void> done = new GuardedFuture<>();
    GuardedFuture.allOf(open)
        .whenComplete(
            (confirmed, failure) ->
                ofUsers.completing(
                    () -> {
                      if (failure == null) {
                        done.complete(null);
                      } else {
                        done.completeExceptionally(failure);
                      }
                    }));
    return done;
  }

  /** Without the connection nothing is subscribed any more either. */
  private CompletableFuture<?> end(List<SubscribedName<K, V>> names) {
    SubscribedName<K, V> first = names.get(0);
    CallSettings how =
        isSlotted(first.kind()) ? settings.withRetries(RetryPolicy.UNSENT) : settings;
    return requireNonNull(first.home())
        .unsubscribe(names, how)
        .exceptionally(
            failure -> {
              if (failure instanceof ConnectionException) {
                return null;
              }
              throw new CompletionException(failure);
            });
  }

  /** Those names whose messages nobody handles. */
  List<String> unhandled() {
    return tables
        .names()
        .filter(name -> !name.isHandled())
        .map(SubscribedName::toString)
        .distinct()
        .toList();
  }

  /** Ends everything: the connection is closed for good. */
  void end() {
    over = true;
    for (SubscribedName<K, V> name : tables.names().toList()) {
      name.takers().forEach(this::endOf);
      tables.remove(name);
    }
  }

  private void endOf(Taker<K, V> taker) {
    if (taker.delivery() != null) {
      taker.delivery().end(null, true);
    }
    taker.names().clear();
    taker.failIfWaiting(closed());
  }

  static ConnectionException closed() {
    return new ConnectionException(Outcome.NOT_SENT, "pub/sub is closed", null);
  }
}
