package io.github.ledis4j.pubsub;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Pub/sub over a connection of its own, which is opened with the first subscription. On a cluster,
 * channels and patterns have one to any master, sharded channels one to each node that owns some of
 * them, and events of keys one to each master. Thread-safe. This library makes all of them; the
 * interface is not for others to implement.
 *
 * <p>What is subscribed is remembered: when the connection is lost, another one takes over and all
 * is subscribed again. What was published in between is lost, see {@link #onGap}. A message that
 * finds a full buffer is dropped and counted, unless {@link PubSubOptions#whenFull} says otherwise.
 *
 * <p>It is closed with its client; closing it earlier closes its connections alone.
 *
 * @param <K> the type of channels and patterns
 * @param <V> the type of payloads
 */
public non-sealed interface PubSub<K, V>
    extends ChannelSubscriptions<K, V>,
        PatternSubscriptions<K, V>,
        ShardSubscriptions<K, V>,
        KeyspaceSubscriptions<K, V>,
        AutoCloseable {

  /**
   * Takes the oldest message that came for what is subscribed without a handler.
   *
   * @return the message, or null if there is none now
   */
  @Nullable PubSubMessage<K, V> poll();

  /**
   * Takes the oldest message that came for what is subscribed without a handler, now or as soon as
   * there is one. Calls are served in their order.
   *
   * @return completes with the message; fails with a {@code ConnectionException} when this is
   *     closed, and with an {@code OverloadedException} if the messages were not taken in time and
   *     {@link Overflow#FAIL} is set. A message meant for a future that was cancelled goes to the
   *     next
   */
  CompletableFuture<PubSubMessage<K, V>> next();

  /**
   * Tells a handler of each time in which messages may have been missed, when the connection is
   * back and all is subscribed again; on a cluster also when a slot has moved, and its sharded
   * channels are subscribed at its new owner, and when there is a new master, and events of its
   * keys are subscribed there. What it throws is logged. No gap is dropped, whatever {@link
   * PubSubOptions#whenFull} says: when 64 wait for a handler nothing more is read.
   *
   * @param handler called off the event loop, for one gap after the other
   * @return ends that
   */
  Subscription onGap(Consumer<? super Gap<K>> handler);

  /**
   * Asks the server for a sign of life over this connection ({@code PING}); on a cluster over that
   * of channels and patterns.
   *
   * @param message what it is to send back
   * @return completes with the message
   */
  CompletableFuture<V> ping(V message);

  /**
   * Returns a future that completes when this is closed: for a program that lives on its handlers
   * and has nothing else to do.
   *
   * @return completes when this is closed; fails at once with an {@link IllegalStateException} that
   *     names what is subscribed without a handler, whose messages nobody would take then
   */
  CompletableFuture<Void> closed();

  /**
   * Returns counts of what happened so far.
   *
   * @return a snapshot
   */
  PubSubStatistics statistics();

  /**
   * Ends all subscriptions and closes the connections. Handlers get no further messages; what waits
   * for them is dropped. Publishers complete.
   *
   * @return completes when the connections are closed; the handlers under way may still run
   */
  CompletableFuture<Void> closeAsync();

  /** Like {@link #closeAsync}, and waits for it, except on an event loop and in a handler. */
  @Override
  void close();
}
