package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushHandler;
import io.github.ledis4j.internal.connection.PushKind;
import io.github.ledis4j.internal.connection.PushLine;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.pubsub.Confirmation;
import io.github.ledis4j.pubsub.Gap;
import io.github.ledis4j.pubsub.PubSubMessage;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.PubSubStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection where messages come in. All of it happens on the event loop, where {@link
 * #execute} brings whoever has something to do there.
 */
final class Receiver<K, V> implements PushHandler, ReadControl, PushDecoder.Target<K, V> {
  private final Connection connection;
  private final PushLine line;
  private final DeliverySettings common;
  private final PollQueue<K, V> pollQueue;
  private final boolean showsConfirmations;
  private final Map<SubscriptionKind, SubscribedNames<K, V>> tables =
      new EnumMap<>(SubscriptionKind.class);
  private final PushDecoder<K, V> decoder;
  private final Renewals<K, V> renewals;
  private final Subscriptions<K, V> subscriptions;
  private final Heartbeat heartbeat;
  private int stops;

  /** Those that got messages in this read pass. */
  private final List<BufferedDelivery<?>> offered = new ArrayList<>();

  private final LongAdder dropped = new LongAdder();
  private final List<Delivery<Gap>> gapHandlers = new CopyOnWriteArrayList<>();

  /** Those that have no names any more, so that nobody else knows them. */
  private final Set<BufferedDelivery<?>> ending =
      Collections.synchronizedSet(new LinkedHashSet<>());

  private final CompletableFuture<Void> closed = new GuardedFuture<>();
  private volatile long gaps;
  private volatile boolean closing;

  Receiver(
      Route route,
      Format<K, V> format,
      CallSettings settings,
      PubSubOptions options,
      Executor handlers) {
    for (SubscriptionKind kind : SubscriptionKind.values()) {
      tables.put(kind, new SubscribedNames<>());
    }
    this.showsConfirmations = options.confirmations();
    this.connection = route.listen(this);
    Executor executor = HandlerThreads.of(options, handlers, connection.loop());
    this.common = new DeliverySettings(options, executor, this, dropped);
    this.pollQueue = new PollQueue<>(common, settings);
    this.decoder = new PushDecoder<>(format, tables, this);
    this.line = new PushLine(connection);
    this.renewals = new Renewals<>(tables, this::gap, line.wall());
    this.subscriptions = new Subscriptions<>(connection, settings, tables, renewals);
    this.heartbeat = new Heartbeat(connection, options.pingAfter());
    connection.closed().whenComplete((done, failure) -> ended());
  }

  Connection connection() {
    return connection;
  }

  Subscriptions<K, V> subscriptions() {
    return subscriptions;
  }

  DeliverySettings common() {
    return common;
  }

  PollQueue<K, V> pollQueue() {
    return pollQueue;
  }

  List<Delivery<Gap>> gapHandlers() {
    return gapHandlers;
  }

  CompletableFuture<Void> closed() {
    return closed;
  }

  PubSubStatistics statistics() {
    int names = tables.values().stream().mapToInt(SubscribedNames::size).sum();
    return new PubSubCounts(names, decoder.received(), dropped.sum(), decoder.unreadable(), gaps);
  }

  /** Has somebody get the messages of names. */
  void subscribe(SubscriptionKind kind, List<RequestedName<K>> wanted, Taker<K, V> taker) {
    if (taker.delivery() == null && !closing) {
      pollQueue.reopen();
    }
    subscriptions.subscribe(kind, wanted, taker);
  }

  /** Does something on the event loop; answers false if that has ended. */
  boolean tryExecute(Runnable task) {
    try {
      connection.loop().execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  @Override
  public void connected() {
    renewals.send(connection, subscriptions);
    heartbeat.start();
  }

  @Override
  public void offered(BufferedDelivery<?> delivery) {
    offered.add(delivery);
  }

  @Override
  public void readComplete() {
    boolean fine = true;
    for (int i = 0; i < offered.size(); i++) { // a handler in place may close all, which ends here
      fine &= offered.get(i).readComplete();
    }
    offered.clear();
    if (!fine) {
      tables.values().forEach(table -> table.all().forEach(this::releaseEnding));
    }
  }

  private void releaseEnding(SubscribedName<K, V> name) {
    for (Taker<K, V> taker : name.takers()) {
      if (taker.delivery() != null && taker.delivery().isEnding()) {
        subscriptions.release(taker);
      }
    }
  }

  @Override
  public void lost(long silentNanos) {
    readComplete();
    heartbeat.stop();
    renewals.lost(silentNanos);
  }

  @Override
  public void pushed(ReplyReader frame) {
    decoder.read(frame);
  }

  @Override
  public void message(SubscribedName<K, V> name, PubSubMessage<K, V> message) {
    if (!name.offer(message, pollQueue)) {
      overflown(name);
    }
  }

  /** Some who get the messages of this name have no room, and are to end for that. */
  private void overflown(SubscribedName<K, V> name) {
    for (Taker<K, V> taker : name.takers()) {
      Delivery<PubSubMessage<K, V>> delivery = taker.delivery();
      if (delivery != null && delivery.isEnding()) {
        subscriptions.release(taker);
      } else if (delivery == null && !name.isHandled()) {
        OverloadedException cause =
            new OverloadedException("messages are not taken, so that their buffer is full");
        pollQueue.end(cause);
        subscriptions.releaseCollected();
      }
    }
  }

  @Override
  public void confirmation(PushKind kind, byte[] name, @Nullable Confirmation<K, V> confirmation) {
    if (showsConfirmations && confirmation != null) {
      pollQueue.offer(confirmation);
    }
    if (line.confirmed(kind, name)) {
      return;
    }
    for (SubscriptionKind each : SubscriptionKind.values()) {
      if (kind == each.unsubscribed) {
        SubscribedName<K, V> known = tables.get(each).get(name);
        if (known != null) {
          renewals.ended(known, connection, subscriptions);
        }
        return;
      }
    }
    throw new UnexpectedReplyException("a subscription was confirmed that nobody asked for");
  }

  private void gap(Gap gap) {
    gaps = gaps + 1; // nobody else writes it
    for (Delivery<Gap> handler : gapHandlers) {
      handler.offer(gap);
      handler.wake();
    }
  }

  @Override
  public void stop() {
    if (stops++ == 0) {
      line.stopReading(true);
    }
  }

  @Override
  public void resume() {
    if (--stops == 0) {
      line.stopReading(false);
    }
  }

  /** From now on nobody gets anything any more. */
  void close() {
    closing = true;
    connection.closeAsync(Duration.ZERO);
  }

  @Override
  public boolean isClosed() {
    return closing;
  }

  @Override
  public void ending(BufferedDelivery<?> delivery) {
    ending.add(delivery);
    delivery.ended().whenComplete((done, failure) -> ending.remove(delivery));
  }

  @Override
  public void execute(Runnable task) {
    tryExecute(task);
  }

  private void ended() {
    closing = true;
    heartbeat.stop();
    subscriptions.end();
    pollQueue.end(Subscriptions.closed());
    List.copyOf(ending).forEach(Delivery::wake);
    gapHandlers.forEach(handler -> handler.end(null, true));
    closed.complete(null);
  }
}
