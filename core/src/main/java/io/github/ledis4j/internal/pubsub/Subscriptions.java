package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.GuardedFuture;
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
 * it has takers. It has an exchange while the server has not confirmed it: a command in the queue
 * or under way, or, after a loss, one that the next connection begins with. Event-loop confined.
 */
final class Subscriptions<K, V> {
  private final Connection connection;
  private final CallSettings settings;
  private final CallSettings ofUsers;
  private final Renewals<K, V> renewals;
  private final Map<SubscriptionKind, NameTable<K, V>> tables;
  private boolean over;

  /**
   * Makes the state of a connection that has nothing subscribed.
   *
   * @param ofUsers how the commands of the users are treated
   */
  Subscriptions(
      Connection connection,
      CallSettings ofUsers,
      Map<SubscriptionKind, NameTable<K, V>> tables,
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
      CommandSpec spec, PushKind confirmation, Collection<Name<K, V>> names, CallSettings how) {
    List<byte[]> words = names.stream().map(Name::bytes).toList();
    Command<@Nullable Void> command = Command.of(spec, words.toArray()).returning(reply -> null);
    return new SubscriptionCall(command, how, confirmation, words);
  }

  /** Has somebody get the messages of names. */
  void subscribe(SubscriptionKind kind, Collection<Wanted<K>> wanted, Registration<K, V> taker) {
    if (over) {
      taker.fail(closed());
      return;
    }
    List<Name<K, V>> fresh = new ArrayList<>();
    boolean onRenewal = false;
    for (Wanted<K> each : wanted) {
      Name<K, V> name = table(kind).get(each.bytes());
      if (name == null) {
        name = new Name<>(kind, each.bytes(), each.key());
        table(kind).add(name);
        fresh.add(name);
      } else if (name.exchange != null) {
        taker.waitFor(name.exchange);
        onRenewal |= name.exchange.isRenewal();
      }
      name.add(taker);
    }
    if (!fresh.isEmpty()) {
      Exchange<K, V> exchange = new Exchange<>(kind, fresh, false);
      taker.waitFor(exchange);
      send(exchange);
    }
    if (onRenewal) {
      giveUpLater(taker);
    }
    taker.confirmIfNothingIsOpen();
  }

  private NameTable<K, V> table(SubscriptionKind kind) {
    return tables.get(kind);
  }

  private void send(Exchange<K, V> exchange) {
    SubscriptionKind kind = exchange.kind();
    SubscriptionCall call = call(kind.subscribe, kind.subscribed, exchange.names(), settings);
    call.whenComplete((done, failure) -> answered(exchange, failure));
    connection.submit(call);
  }

  /** A command has its deadline; a renewal waits for a connection however long that takes. */
  private void giveUpLater(Registration<K, V> taker) {
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

  private void answered(Exchange<K, V> exchange, @Nullable Throwable failure) {
    if (failure == null) {
      confirmed(exchange);
    } else if (failure instanceof ServerException) {
      refused(exchange, failure);
    } else {
      List.copyOf(exchange.waiting()).forEach(taker -> fail(taker, failure));
    }
  }

  /** All names of an exchange are subscribed. */
  void confirmed(Exchange<K, V> exchange) {
    List.copyOf(exchange.names()).forEach(name -> name.exchange = null);
    exchange.waiting().forEach(Registration::confirm);
  }

  /**
   * The server refused a command as a whole: names that others want too are tried by themselves.
   */
  private void refused(Exchange<K, V> exchange, Throwable failure) {
    List<Registration<K, V>> waiting = List.copyOf(exchange.waiting());
    List<Name<K, V>> names = List.copyOf(exchange.names());
    names.forEach(name -> name.refused = true);
    boolean certain = names.size() <= 1;
    (certain ? waiting : waiting.subList(0, 1)).forEach(taker -> fail(taker, failure));
    if (!certain) {
      alone(exchange, false).forEach(this::send);
    }
  }

  /** Splits an exchange into one for each name that is still wanted. */
  List<Exchange<K, V>> alone(Exchange<K, V> exchange, boolean renewal) {
    List<Exchange<K, V>> parts = new ArrayList<>();
    for (Name<K, V> name : List.copyOf(exchange.names())) {
      name.refused = false;
      Exchange<K, V> part = new Exchange<>(exchange.kind(), List.of(name), renewal);
      exchange.waiting().stream().filter(name.takers()::contains).forEach(r -> r.waitFor(part));
      parts.add(part);
    }
    exchange.waiting().forEach(Registration::confirm);
    return parts;
  }

  /** The server does not let anybody here have a name any more. */
  void lose(Name<K, V> name, Throwable failure) {
    name.refused = true;
    name.takers().forEach(taker -> fail(taker, failure));
  }

  private void fail(Registration<K, V> taker, Throwable failure) {
    release(taker);
    taker.fail(failure);
  }

  /** Takes one taker away from all its names. */
  CompletableFuture<Void> release(Registration<K, V> taker) {
    List<Name<K, V>> unwanted = new ArrayList<>();
    for (Name<K, V> name : List.copyOf(taker.names())) {
      if (name.remove(taker)) {
        unwanted.add(name);
      }
    }
    taker.names().clear();
    return forget(unwanted);
  }

  /** Ends all that was subscribed for nobody in particular. */
  void releaseCollected() {
    for (NameTable<K, V> table : tables.values()) {
      for (Name<K, V> name : table.all()) {
        name.takers().stream().filter(taker -> taker.delivery() == null).forEach(this::release);
      }
    }
  }

  /** Ends what is subscribed under some names, or under all of a kind. */
  CompletableFuture<Void> unsubscribe(
      SubscriptionKind kind, @Nullable Collection<Wanted<K>> names) {
    Set<Name<K, V>> unwanted = new LinkedHashSet<>();
    if (names == null) {
      unwanted.addAll(table(kind).all());
    } else {
      for (Wanted<K> each : names) {
        Name<K, V> name = table(kind).get(each.bytes());
        if (name != null) {
          unwanted.add(name);
        }
      }
    }
    for (Name<K, V> name : unwanted) {
      for (Registration<K, V> taker : name.takers()) {
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
  private CompletableFuture<Void> forget(Collection<Name<K, V>> unwanted) {
    CompletableFuture<Void> done = new GuardedFuture<>();
    List<Name<K, V>> there = new ArrayList<>();
    for (Name<K, V> name : unwanted) {
      table(name.kind()).remove(name);
      if (!over && !name.refused && !renewals.isWaiting(name)) {
        there.add(name);
      }
      name.exchange = null;
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
        .map(Name::toString)
        .toList();
  }

  /** Ends everything: the connection is closed for good. */
  void end() {
    over = true;
    for (NameTable<K, V> table : tables.values()) {
      for (Name<K, V> name : table.all()) {
        name.takers().forEach(this::endOf);
        table.remove(name);
      }
    }
  }

  private void endOf(Registration<K, V> taker) {
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
