package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushKind;
import io.github.ledis4j.internal.connection.SubscriptionCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is subscribed on the server in line with what is wanted here. A name is wanted while
 * it has takers. It has a command while the server has not confirmed it: one in the queue or under
 * way, or, after a loss, one that the next connection begins with. Event-loop confined.
 */
final class Subscriptions<K, V> {
  private final Connection connection;
  private final CallSettings settings;
  private final CallSettings ofUsers;
  private final Renewals<K, V> renewals;
  private final Map<SubscriptionKind, SubscribedNames<K, V>> tables;
  private boolean over;

  /**
   * Makes the state of a connection that has nothing subscribed.
   *
   * @param ofUsers how the commands of the users are treated
   */
  Subscriptions(
      Connection connection,
      CallSettings ofUsers,
      Map<SubscriptionKind, SubscribedNames<K, V>> tables,
      Renewals<K, V> renewals) {
    this.connection = connection;
    this.ofUsers = ofUsers;
    this.tables = tables;
    this.renewals = renewals;
    // What is completed here moves things on; the users' own futures complete where they want.
    this.settings =
        new CallSettings(
            ofUsers.timeoutNanos(), ofUsers.patient(), ofUsers.retries(), null, ofUsers.observer());
  }

  /** Makes a call that is confirmed by one push per name. */
  static <K, V> SubscriptionCall call(
      CommandSpec spec,
      PushKind confirmation,
      Collection<SubscribedName<K, V>> names,
      CallSettings how) {
    List<byte[]> words = names.stream().map(SubscribedName::bytes).toList();
    Command<@Nullable Void> command = Command.of(spec, words.toArray()).returning(reply -> null);
    return new SubscriptionCall(command, how, confirmation, words);
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
      SubscribedName<K, V> name = table(kind).get(each.bytes());
      if (name == null) {
        name = new SubscribedName<>(kind, each.bytes(), each.key());
        table(kind).add(name);
        fresh.add(name);
      } else if (name.command != null) {
        taker.waitFor(name.command);
        onRenewal |= name.command.isRenewal();
      }
      name.add(taker);
    }
    if (!fresh.isEmpty()) {
      SubscribeCommand<K, V> command = new SubscribeCommand<>(kind, fresh, false);
      taker.waitFor(command);
      send(command);
    }
    if (onRenewal) {
      giveUpLater(taker);
    }
    taker.confirmIfNothingIsOpen();
  }

  private SubscribedNames<K, V> table(SubscriptionKind kind) {
    return tables.get(kind);
  }

  private void send(SubscribeCommand<K, V> command) {
    SubscriptionKind kind = command.kind();
    SubscriptionCall call = call(kind.subscribe, kind.subscribed, command.names(), settings);
    call.whenComplete((done, failure) -> answered(command, failure));
    connection.submit(call);
  }

  /** A command has its deadline; a renewal waits for a connection however long that takes. */
  private void giveUpLater(Taker<K, V> taker) {
    long nanos = settings.timeoutNanos();
    connection
        .loop()
        .schedule(
            () -> {
              if (taker.isWaiting() && !over) {
                fail(
                    taker,
                    new ConnectionException(
                        Outcome.NOT_SENT,
                        "a subscription waited "
                            + TimeUnit.NANOSECONDS.toMillis(nanos)
                            + " ms for a connection",
                        null));
              }
            },
            nanos,
            TimeUnit.NANOSECONDS);
  }

  private void answered(SubscribeCommand<K, V> command, @Nullable Throwable failure) {
    if (failure == null) {
      confirmed(command);
    } else if (failure instanceof ServerException) {
      refused(command, failure);
    } else {
      List.copyOf(command.waiting()).forEach(taker -> fail(taker, failure));
    }
  }

  /** All names of a command are subscribed. */
  void confirmed(SubscribeCommand<K, V> command) {
    List.copyOf(command.names()).forEach(name -> name.command = null);
    command.waiting().forEach(Taker::confirm);
  }

  /**
   * The server refused a command as a whole: names that others want too are tried by themselves.
   */
  private void refused(SubscribeCommand<K, V> command, Throwable failure) {
    List<Taker<K, V>> waiting = List.copyOf(command.waiting());
    List<SubscribedName<K, V>> names = List.copyOf(command.names());
    names.forEach(name -> name.refused = true);
    boolean certain = names.size() <= 1;
    (certain ? waiting : waiting.subList(0, 1)).forEach(taker -> fail(taker, failure));
    if (!certain) {
      alone(command, false).forEach(this::send);
    }
  }

  /** Splits a command into one for each name that is still wanted. */
  List<SubscribeCommand<K, V>> alone(SubscribeCommand<K, V> command, boolean renewal) {
    List<SubscribeCommand<K, V>> parts = new ArrayList<>();
    for (SubscribedName<K, V> name : List.copyOf(command.names())) {
      name.refused = false;
      SubscribeCommand<K, V> part = new SubscribeCommand<>(command.kind(), List.of(name), renewal);
      command.waiting().stream().filter(name.takers()::contains).forEach(r -> r.waitFor(part));
      parts.add(part);
    }
    command.waiting().forEach(Taker::confirm);
    return parts;
  }

  /** The server does not let anybody here have a name any more. */
  void lose(SubscribedName<K, V> name, Throwable failure) {
    name.refused = true;
    name.takers().forEach(taker -> fail(taker, failure));
  }

  private void fail(Taker<K, V> taker, Throwable failure) {
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
    for (SubscribedNames<K, V> table : tables.values()) {
      for (SubscribedName<K, V> name : table.all()) {
        name.takers().stream().filter(taker -> taker.delivery() == null).forEach(this::release);
      }
    }
  }

  /** Ends what is subscribed under some names, or under all of a kind. */
  CompletableFuture<Void> unsubscribe(
      SubscriptionKind kind, @Nullable Collection<RequestedName<K>> names) {
    Set<SubscribedName<K, V>> unwanted = new LinkedHashSet<>();
    if (names == null) {
      unwanted.addAll(table(kind).all());
    } else {
      for (RequestedName<K> each : names) {
        SubscribedName<K, V> name = table(kind).get(each.bytes());
        if (name != null) {
          unwanted.add(name);
        }
      }
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

  /** Drops names that nobody wants any more; they are of one kind. */
  private CompletableFuture<Void> forget(Collection<SubscribedName<K, V>> unwanted) {
    CompletableFuture<Void> done = new GuardedFuture<>();
    List<SubscribedName<K, V>> there = new ArrayList<>();
    for (SubscribedName<K, V> name : unwanted) {
      table(name.kind()).remove(name);
      if (!over && !name.refused && !renewals.isWaiting(name)) {
        there.add(name);
      }
      name.command = null;
    }
    if (there.isEmpty()) {
      ofUsers.completing(() -> done.complete(null));
      return done;
    }
    SubscriptionKind kind = there.get(0).kind();
    SubscriptionCall call = call(kind.unsubscribe, kind.unsubscribed, there, settings);
    call.whenComplete(
        (confirmed, failure) -> {
          // Without the connection nothing is subscribed any more either.
          if (failure == null || failure instanceof ConnectionException) {
            ofUsers.completing(() -> done.complete(null));
          } else {
            ofUsers.completing(() -> done.completeExceptionally(failure));
          }
        });
    connection.submit(call);
    return done;
  }

  /** Those names whose messages nobody handles. */
  List<String> unhandled() {
    return tables.values().stream()
        .flatMap(table -> table.all().stream())
        .filter(name -> !name.isHandled())
        .map(SubscribedName::toString)
        .toList();
  }

  /** Ends everything: the connection is closed for good. */
  void end() {
    over = true;
    for (SubscribedNames<K, V> table : tables.values()) {
      for (SubscribedName<K, V> name : table.all()) {
        name.takers().forEach(this::endOf);
        table.remove(name);
      }
    }
    renewals.end();
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
