package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a command that subscribes names means to who waits for it. Event-loop confined.
 */
final class SubscribeAnswers<K, V> {
  private final Subscriptions<K, V> subscriptions;
  private final @Nullable ShardHomes<K, V> shards;
  private final KeyspaceHomes<K, V> keyspace;

  SubscribeAnswers(
      Subscriptions<K, V> subscriptions,
      @Nullable ShardHomes<K, V> shards,
      KeyspaceHomes<K, V> keyspace) {
    this.keyspace = keyspace;
    this.subscriptions = subscriptions;
    this.shards = shards;
  }

  /** A command has its end where it was sent. */
  void answered(Home<K, V> home, SubscribeCommand<K, V> command, @Nullable Throwable failure) {
    if (failure == null) {
      confirmed(command);
    } else if (failure instanceof CancellationException) {
      return; // another one has taken over
    } else if (shards != null && command.kind() == SubscriptionKind.SHARD) {
      shards.failed(home, command, failure);
    } else if (command.isRenewal()) {
      notRenewed(home, command, failure);
    } else if (failure instanceof ServerException) {
      refused(command, failure);
    } else {
      failAll(command, failure);
    }
  }

  /** All names of a command are subscribed. */
  void confirmed(SubscribeCommand<K, V> command) {
    List.copyOf(command.names()).forEach(SubscribedName::confirmed);
    command.waiting().forEach(Taker::confirm);
  }

  /** Past the limits of the queue: what it refused would wait for the next connection. */
  private void notRenewed(Home<K, V> home, SubscribeCommand<K, V> command, Throwable failure) {
    if (!(failure instanceof ServerException)) {
      home.await(command);
      if (command.kind() == SubscriptionKind.KEYSPACE) {
        keyspace.notRenewed(home, failure);
      }
    } else if (command.names().size() == 1) {
      lose(command.names().get(0), failure);
    } else {
      home.renew(alone(command, true));
    }
  }

  /**
   * The server refused a command as a whole: names that others want too are tried by themselves.
   */
  private void refused(SubscribeCommand<K, V> command, Throwable failure) {
    List<Taker<K, V>> waiting = List.copyOf(command.waiting());
    List<SubscribedName<K, V>> names = List.copyOf(command.names());
    names.forEach(name -> name.refused = true);
    boolean certain = names.size() <= 1;
    (certain ? waiting : waiting.subList(0, 1))
        .forEach(taker -> subscriptions.fail(taker, failure));
    if (!certain) {
      alone(command, false).forEach(subscriptions::send);
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
    name.takers().forEach(taker -> subscriptions.fail(taker, failure));
  }

  /** Whoever waits for a command waits in vain. */
  void failAll(SubscribeCommand<K, V> command, Throwable failure) {
    List.copyOf(command.waiting()).forEach(taker -> subscriptions.fail(taker, failure));
  }

  /** Tells whether a node refuses what it, or another one, may take later. */
  static boolean isForNow(Throwable refusal) {
    return refusal instanceof ServerException.Redirect
        || refusal instanceof ServerException.ClusterDown
        || refusal instanceof ServerException.TryAgain
        || refusal instanceof ServerException.MasterDown;
  }

  /** Nobody owns the slot of a command that does not wait for an owner. */
  void unowned(SubscribeCommand<K, V> command) {
    String why = "slot " + command.names().get(0).slot() + " has no owner that is known";
    failAll(command, new ConnectionException(Outcome.NOT_SENT, why, null));
  }

  /** Nothing is sent any more. */
  static <K, V> void giveUp(SubscribeCommand<K, V> command) {
    command.waiting().forEach(taker -> taker.failIfWaiting(Subscriptions.closed()));
  }
}
