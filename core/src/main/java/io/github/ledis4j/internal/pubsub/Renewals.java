package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushLine;
import io.github.ledis4j.internal.connection.SubscriptionCall;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pubsub.Gap;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes again what was subscribed on a connection that is gone, before anything else is sent
 * on the next one, and tells of the gap between the two. Event-loop confined.
 */
final class Renewals<K, V> {
  /** Names in one command: that of a client with very many must not be too long for the server. */
  private static final int TOGETHER = 1_000;

  /** They wait as long as their connection lives, and longer if the server refuses them for now. */
  private static final CallSettings SETTINGS =
      CallSettings.of(Long.MAX_VALUE / 4, RetryPolicy.UNSENT, null, null);

  private final Map<SubscriptionKind, SubscribedNames<K, V>> tables;
  private final Consumer<Gap> gaps;
  private final InstantSource wall;
  private final List<SubscribeCommand<K, V>> waiting = new ArrayList<>();
  private int underWay;
  private boolean renewed;
  private boolean over;
  private @Nullable Instant gapSince;

  Renewals(
      Map<SubscriptionKind, SubscribedNames<K, V>> tables, Consumer<Gap> gaps, InstantSource wall) {
    this.tables = tables;
    this.gaps = gaps;
    this.wall = wall;
  }

  /** Tells whether a name is to be subscribed on the next connection, and is not on this one. */
  boolean isWaiting(SubscribedName<K, V> name) {
    return name.command != null && waiting.contains(name.command);
  }

  /** The connection is gone; nothing had come for so long. */
  void lost(long silentNanos) {
    for (Map.Entry<SubscriptionKind, SubscribedNames<K, V>> table : tables.entrySet()) {
      List<SubscribedName<K, V>> there =
          table.getValue().all().stream().filter(name -> name.command == null).toList();
      for (int i = 0; i < there.size(); i += TOGETHER) {
        int end = Math.min(there.size(), i + TOGETHER);
        waiting.add(new SubscribeCommand<>(table.getKey(), there.subList(i, end), true));
      }
    }
    if (gapSince == null && !waiting.isEmpty()) {
      gapSince = wall.instant().minusNanos(silentNanos);
    }
  }

  /** There is a connection again. */
  void send(Connection connection, Subscriptions<K, V> subscriptions) {
    List<SubscribeCommand<K, V>> sending = List.copyOf(waiting);
    waiting.clear();
    List<SubscriptionCall> calls = new ArrayList<>();
    for (SubscribeCommand<K, V> command : sending) {
      if (command.names().isEmpty()) {
        subscriptions.confirmed(command);
      } else {
        calls.add(call(command, connection, subscriptions));
      }
    }
    if (!calls.isEmpty()) {
      new PushLine(connection).sendFirst(calls);
    }
    closeGap();
  }

  private SubscriptionCall call(
      SubscribeCommand<K, V> command, Connection connection, Subscriptions<K, V> subscriptions) {
    SubscriptionKind kind = command.kind();
    SubscriptionCall call =
        Subscriptions.call(kind.subscribe, kind.subscribed, command.names(), SETTINGS);
    underWay++;
    call.whenComplete(
        (done, failure) -> {
          underWay--;
          answered(command, failure, connection, subscriptions);
          closeGap();
        });
    return call;
  }

  private void answered(
      SubscribeCommand<K, V> command,
      @Nullable Throwable failure,
      Connection connection,
      Subscriptions<K, V> subscriptions) {
    if (failure == null) {
      renewed = true;
      subscriptions.confirmed(command);
    } else if (!(failure instanceof ServerException)) {
      waiting.add(command);
      giveUpIfOver();
    } else if (command.names().size() == 1) {
      subscriptions.lose(command.names().get(0), failure);
    } else {
      // Past the limits of the queue: what it refused would wait for the next connection.
      List<SubscriptionCall> parts = new ArrayList<>();
      subscriptions
          .alone(command, true)
          .forEach(part -> parts.add(call(part, connection, subscriptions)));
      new PushLine(connection).sendFirst(parts);
    }
  }

  /** The server has ended a subscription by itself, of a slot that moved for instance. */
  void ended(SubscribedName<K, V> name, Connection connection, Subscriptions<K, V> subscriptions) {
    if (name.command == null) {
      if (gapSince == null) {
        gapSince = wall.instant();
      }
      SubscribeCommand<K, V> again = new SubscribeCommand<>(name.kind(), List.of(name), true);
      new PushLine(connection).sendFirst(List.of(call(again, connection, subscriptions)));
    }
  }

  /** Nothing is subscribed again: whoever waits for that has no names that could tell him so. */
  void end() {
    over = true;
    giveUpIfOver();
  }

  private void giveUpIfOver() {
    if (over) {
      List<SubscribeCommand<K, V>> given = List.copyOf(waiting);
      waiting.clear();
      for (SubscribeCommand<K, V> command : given) {
        command.waiting().forEach(taker -> taker.failIfWaiting(Subscriptions.closed()));
      }
    }
  }

  private void closeGap() {
    Instant since = gapSince;
    if (since == null || underWay > 0 || !waiting.isEmpty()) {
      return;
    }
    gapSince = null;
    if (renewed) {
      gaps.accept(new Gap(since, wall.instant()));
    }
    renewed = false;
  }
}
