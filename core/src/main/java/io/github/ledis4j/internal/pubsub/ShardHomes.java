package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.ShardRoute;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sharded channels of a cluster where their slots are: a connection to each node that
 * owns some of them, made when it is needed and closed when its last channel is gone. Event-loop
 * confined.
 */
final class ShardHomes<K, V> {
  private static final Duration DRAIN = Duration.ofSeconds(1);

  private final ShardRoute route;
  private final ShardOwners owners;
  private final Receiver<K, V> receiver;
  private final CallSettings settings;
  private final Duration pingAfter;
  private final TopologyWatch watch;
  private final Map<Endpoint, Home<K, V>> homes = new LinkedHashMap<>();

  /** The same and those that are being closed. */
  private final Set<Home<K, V>> open = new LinkedHashSet<>();

  /** What waits for somebody to own its slot. */
  private final List<SubscribeCommand<K, V>> homeless = new ArrayList<>();

  /** When the topology was looked at last, and all was where it belonged then. */
  private @Nullable Instant settled;

  ShardHomes(ShardRoute route, Receiver<K, V> receiver, CallSettings ofUsers, Duration pingAfter) {
    this.route = route;
    this.owners = new ShardOwners(route);
    this.receiver = receiver;
    this.pingAfter = pingAfter;
    boolean patient = ofUsers.retries() != RetryPolicy.FAIL_FAST;
    this.settings =
        new CallSettings(
            Home.RENEWING.timeoutNanos(),
            false,
            patient ? RetryPolicy.UNSENT : RetryPolicy.FAIL_FAST,
            null,
            ofUsers.observer());
    this.watch = new TopologyWatch(route, receiver, this::isUnsettled, this::looked);
  }

  private void looked() {
    settle();
    settled = watch.isCurrent() ? watch.now() : settled;
  }

  /** Sends a command for names of one slot to its owner, as soon as there is one. */
  void send(SubscribeCommand<K, V> command) {
    Endpoint owner = owners.owner(command.names().get(0).slot());
    Home<K, V> home = owner == null ? null : home(owner);
    if (home == null) {
      park(command);
    } else {
      home.send(command, command.isRenewal() ? Home.RENEWING : settings);
    }
  }

  /** By then nobody may want its names any more. */
  private void sendAgain(SubscribeCommand<K, V> command) {
    receiver.subscriptions().send(command);
  }

  /** The connection to a node, or null if there can be none any more. */
  private @Nullable Home<K, V> home(Endpoint node) {
    Home<K, V> known = homes.get(node);
    if (known != null) {
      return known;
    }
    Home<K, V> made;
    try {
      made =
          new Home<>(
              receiver,
              handler -> route.listen(node, handler, receiver.main().loop()),
              pingAfter,
              receiver.tables().of(SubscriptionKind.PATTERN));
    } catch (IllegalStateException e) {
      return null; // the node has left the cluster, or the client is being closed
    }
    homes.put(node, made);
    open.add(made);
    settled = settled == null ? watch.now() : settled; // nothing was subscribed before
    made.line().stopReading(receiver.isStopped());
    made.closed().whenComplete((done, failure) -> receiver.tryExecute(() -> gone(node, made)));
    watch.lookLater();
    return made;
  }

  private void park(SubscribeCommand<K, V> command) {
    command.names().forEach(name -> name.moveTo(null));
    command.park();
    if (watch.hasLooked() && !isPatient(command)) {
      receiver.answers().unowned(command);
    }
    homeless.add(command);
    watch.look();
  }

  /** A command was not confirmed where it was sent. */
  void failed(Home<K, V> from, SubscribeCommand<K, V> command, Throwable failure) {
    if (command.names().isEmpty()) {
      receiver.answers().confirmed(command);
    } else if (failure instanceof ServerException.Moved moved && moved.node() != null) {
      follow(command, moved.slot(), moved.node());
    } else if (isPatient(command) && SubscribeAnswers.isForNow(failure)) {
      park(command);
    } else if (!(failure instanceof ServerException)) {
      unanswered(from, command, failure);
    } else if (command.names().size() == 1) {
      receiver.answers().lose(command.names().get(0), failure);
    } else {
      receiver.answers().alone(command, command.isRenewal()).forEach(this::sendAgain);
    }
    closeEmpty();
  }

  private boolean isPatient(SubscribeCommand<K, V> command) {
    return command.isRenewal() || settings.retries() != RetryPolicy.FAIL_FAST;
  }

  private void follow(SubscribeCommand<K, V> command, int slot, Endpoint node) {
    route.look();
    if (command.mayDetour()) {
      owners.redirected(slot, node);
      sendAgain(command);
    } else {
      owners.forget(slot);
      park(command);
    }
  }

  /**
   * What was lost with its connection is sent on the next one. What was not sent may find no other
   * connection there: what users wait for fails, and what was subscribed before tries again, as
   * often as somebody looks at the cluster.
   */
  private void unanswered(Home<K, V> from, SubscribeCommand<K, V> command, Throwable failure) {
    boolean lost = failure instanceof LedisException ours && ours.outcome() == Outcome.UNKNOWN;
    if (lost && isPatient(command) || from.line().isClosing()) {
      from.await(command);
    } else if (command.isRenewal()) {
      park(command);
    } else {
      receiver.answers().failAll(command, failure);
    }
  }

  /** A connection has no channel any more: what its node has said to own may be another's. */
  void lost(Home<K, V> home) {
    homes.entrySet().stream()
        .filter(each -> each.getValue() == home)
        .forEach(each -> owners.forget(each.getKey()));
    settle();
    watch.look();
  }

  /** A connection is closed for good, be it that its node has left the cluster. */
  private void gone(Endpoint node, Home<K, V> home) {
    open.remove(home);
    if (homes.remove(node, home)) {
      owners.forget(node);
      moveAll(home, slot -> true);
    }
    home.retire();
  }

  /** Moves all to where it belongs by now. */
  private void settle() {
    List<SubscribeCommand<K, V>> waiting = List.copyOf(homeless);
    homeless.clear();
    waiting.forEach(this::sendAgain);
    for (Map.Entry<Endpoint, Home<K, V>> each : List.copyOf(homes.entrySet())) {
      moveAll(each.getValue(), slot -> owners.isElsewhere(slot, each.getKey()));
    }
    closeEmpty();
  }

  /** Gives the channels of slots away that a connection has. */
  private void moveAll(Home<K, V> from, IntPredicate slots) {
    if (receiver.isClosed()) {
      return;
    }
    Map<Integer, List<SubscribedName<K, V>>> moving = new LinkedHashMap<>();
    for (SubscribedName<K, V> name : receiver.tables().names(SubscriptionKind.SHARD)) {
      if (name.home() == from) {
        moving.computeIfAbsent(name.slot(), any -> new ArrayList<>()).add(name);
      }
    }
    Outage<K> outage = receiver.outage(leftSince(from));
    moving.forEach(
        (slot, names) -> {
          if (slots.test(slot)) {
            move(from, names, outage);
          }
        });
  }

  /**
   * Since when another node may have a slot: when the one that had it was heard last, or shortly
   * before the last look, as it may know nothing of that, and go on answering.
   */
  private Instant leftSince(Home<K, V> from) {
    Instant heard = from.heard();
    Instant behind = settled == null ? heard : settled.minus(TopologyWatch.BEHIND);
    return behind.isBefore(heard) ? behind : heard;
  }

  private void move(Home<K, V> from, List<SubscribedName<K, V>> names, Outage<K> outage) {
    List<SubscribedName<K, V>> there = names.stream().filter(SubscribedName::isThere).toList();
    Set<SubscribeCommand<K, V>> old = new LinkedHashSet<>();
    for (SubscribedName<K, V> name : names) {
      if (name.command != null) {
        old.add(name.command);
      }
      if (name.command == null || name.missingSince() != null) {
        name.missing(outage);
      }
    }
    SubscribeCommand<K, V> command = new SubscribeCommand<>(SubscriptionKind.SHARD, names, true);
    old.forEach(command::replace);
    if (from.line().isUp() && !there.isEmpty()) {
      from.unsubscribe(there, Home.RENEWING);
    }
    receiver.subscriptions().send(command);
  }

  /** Closes what has no channels any more. */
  void closeEmpty() {
    homes
        .values()
        .removeIf(
            home -> {
              boolean empty = home.isEmpty();
              if (empty) {
                home.retire();
                home.close(DRAIN);
              }
              return empty;
            });
  }

  /** The server has ended subscriptions by itself: the topology is another one than was thought. */
  void endedByServer() {
    route.look();
  }

  private boolean isUnsettled() {
    return !homeless.isEmpty() || homes.values().stream().anyMatch(home -> !home.line().isUp());
  }

  void stopReading(boolean on) {
    open.forEach(home -> home.line().stopReading(on));
  }

  /** Ends everything; completes when all connections are closed. */
  CompletableFuture<Void> end() {
    watch.end();
    homeless.forEach(SubscribeAnswers::giveUp);
    homeless.clear();
    open.forEach(Home::end);
    return GuardedFuture.allOf(open.stream().map(home -> home.close(Duration.ZERO)).toList());
  }
}
