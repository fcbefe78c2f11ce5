package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.command.Format;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.internal.pool.ShardRoute;
import io.github.ledis4j.pubsub.Confirmation;
import io.github.ledis4j.pubsub.PubSubMessage;
import io.github.ledis4j.pubsub.PubSubOptions;
import io.github.ledis4j.pubsub.PubSubStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Where messages come in, over one connection or, with sharded channels of a cluster, several. All
 * of it happens on one event loop, where {@link #execute} brings whoever has something to do there.
 */
final class Receiver<K, V> implements ReadControl {
  /** Where all is subscribed that has no home of its own. */
  private final Home<K, V> main;

  private final @Nullable ShardHomes<K, V> shards;
  private final KeyspaceHomes<K, V> keyspace;
  private final DeliverySettings common;
  private final PollQueue<K, V> pollQueue;
  private final boolean showsConfirmations;
  private final SubscribedTables<K, V> tables = new SubscribedTables<>();
  private final PushDecoder<K, V> decoder;
  private final Subscriptions<K, V> subscriptions;
  private final SubscribeAnswers<K, V> answers;
  private int stops;

  /** Those that got messages in this read pass. */
  private final List<BufferedDelivery<?>> offered = new ArrayList<>();

  private final LongAdder dropped = new LongAdder();
  private final GapHandlers<K> gaps = new GapHandlers<>();

  /** Those that have no names any more, so that nobody else knows them. */
  private final Set<BufferedDelivery<?>> ending =
      Collections.synchronizedSet(new LinkedHashSet<>());

  private final CompletableFuture<Void> closed = new GuardedFuture<>();
  private volatile boolean closing;

  Receiver(
      Route route,
      Format<K, V> format,
      CallSettings settings,
      PubSubOptions options,
      Executor handlers) {
    this.showsConfirmations = options.confirmations();
    this.main =
        new Home<>(this, route::listen, options.pingAfter(), tables.of(SubscriptionKind.PATTERN));
    Executor executor = HandlerThreads.of(options, handlers, main.loop());
    this.common = new DeliverySettings(options, executor, this, dropped);
    this.pollQueue = new PollQueue<>(common, settings);
    this.decoder = new PushDecoder<>(format, tables, route.database());
    ShardRoute places = route.shards();
    this.shards =
        places == null ? null : new ShardHomes<>(places, this, settings, options.pingAfter());
    this.keyspace = new KeyspaceHomes<>(route, this, options.pingAfter());
    this.subscriptions = new Subscriptions<>(this, settings, shards);
    this.answers = new SubscribeAnswers<>(subscriptions, shards, keyspace);
    main.closed().whenComplete((done, failure) -> ended());
  }

  Home<K, V> main() {
    return main;
  }

  Subscriptions<K, V> subscriptions() {
    return subscriptions;
  }

  SubscribeAnswers<K, V> answers() {
    return answers;
  }

  PushDecoder<K, V> decoder() {
    return decoder;
  }

  SubscribedTables<K, V> tables() {
    return tables;
  }

  KeyspaceHomes<K, V> keyspace() {
    return keyspace;
  }

  DeliverySettings common() {
    return common;
  }

  PollQueue<K, V> pollQueue() {
    return pollQueue;
  }

  GapHandlers<K> gaps() {
    return gaps;
  }

  CompletableFuture<Void> closed() {
    return closed;
  }

  PubSubStatistics statistics() {
    return new PubSubCounts(
        tables.size(), decoder.received(), dropped.sum(), decoder.unreadable(), gaps.count());
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
      main.loop().execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Begins a time in which messages are missed, since so long before now. */
  Outage<K> outage(long silentNanos) {
    return outage(main.line().wall().instant().minusNanos(silentNanos));
  }

  /** Begins a time in which messages are missed. */
  Outage<K> outage(Instant since) {
    return new Outage<>(since, main.line().wall(), gaps::tell);
  }

  /** Makes the commands that subscribe names again, whose messages are missed since then. */
  List<SubscribeCommand<K, V>> renewals(List<SubscribedName<K, V>> missing, long silentNanos) {
    return subscriptions.renewals(missing, outage(silentNanos));
  }

  /** A connection has no channel any more. */
  void lost(Home<K, V> home) {
    if (shards != null) {
      shards.lost(home);
    }
    keyspace.lost();
  }

  /** Closes connections over which nothing is wanted any more. */
  void closeEmpty() {
    if (shards != null) {
      shards.closeEmpty();
    }
    keyspace.closeEmpty();
  }

  /** The server has ended subscriptions by itself. */
  void endedByServer() {
    if (shards != null) {
      shards.endedByServer();
    }
  }

  @Override
  public void offered(BufferedDelivery<?> delivery) {
    offered.add(delivery);
  }

  /** All messages are offered that were there to be read. */
  void readComplete() {
    boolean fine = true;
    for (int i = 0; i < offered.size(); i++) { // a handler in place may close all, which ends here
      fine &= offered.get(i).readComplete();
    }
    offered.clear();
    if (!fine) {
      tables.names().toList().forEach(this::releaseEnding);
    }
  }

  private void releaseEnding(SubscribedName<K, V> name) {
    for (Taker<K, V> taker : name.takers()) {
      if (taker.delivery() != null && taker.delivery().isEnding()) {
        subscriptions.release(taker);
      }
    }
  }

  /** Hands out a message that came for a name. */
  void message(SubscribedName<K, V> name, PubSubMessage<K, V> message) {
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

  /** Shows that the server has confirmed something, to those who want to see it. */
  void confirmation(Confirmation<K, V> confirmation) {
    if (showsConfirmations) {
      pollQueue.offer(confirmation);
    }
  }

  @Override
  public void stop() {
    if (stops++ == 0) {
      stopReading(true);
    }
  }

  @Override
  public void resume() {
    if (--stops == 0) {
      stopReading(false);
    }
  }

  private void stopReading(boolean on) {
    main.line().stopReading(on);
    if (shards != null) {
      shards.stopReading(on);
    }
    keyspace.stopReading(on);
  }

  /** Tells whether nothing is to be read now. */
  boolean isStopped() {
    return stops > 0;
  }

  /** From now on nobody gets anything any more. */
  void close() {
    closing = true;
    main.close(Duration.ZERO);
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
    subscriptions.end();
    main.end();
    pollQueue.end(Subscriptions.closed());
    List.copyOf(ending).forEach(Delivery::wake);
    gaps.end();
    List<CompletableFuture<?>> others = new ArrayList<>(List.of(keyspace.end()));
    if (shards != null) {
      others.add(shards.end());
    }
    GuardedFuture.allOf(others).whenComplete((done, failure) -> closed.complete(null));
  }
}
