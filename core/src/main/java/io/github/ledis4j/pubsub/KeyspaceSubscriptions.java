package io.github.ledis4j.pubsub;

import io.github.ledis4j.flow.Items;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Subscriptions of what happens to keys, by patterns of their names ("keyspace notifications"), in
 * the database that this pub/sub was made for. They have connections of their own: one to the
 * server or, on a cluster, one to each master, as each tells of its own keys only. These follow the
 * topology, and are closed with the last of these subscriptions.
 *
 * <p>A server tells nothing unless it is configured to: {@code notify-keyspace-events} has to hold
 * {@code K} and the kinds of events, {@code KA} for nearly all of them or {@code Kgx} for generic
 * commands and expired keys, on every node, replicas too, which may become masters. Otherwise
 * subscribing succeeds and no event comes. {@code redis.execute("CONFIG SET",
 * "notify-keyspace-events", "KA")} sets it, on a cluster on all nodes; managed services have
 * settings of their own for it.
 *
 * <p>Events are not stored: what happens while a connection is lost or a master is replaced is
 * missed, and {@link PubSub#onGap} tells of it, with the patterns of keys. Events of one key come
 * in their order, those of different masters as they come. {@code expired} comes when the server
 * deletes the key, which may be later than its time. Where a slot moves to another node, what moves
 * its keys shows as events too; a master that has given its last slot away may repeat events of
 * another one until the topology is known.
 *
 * <p>Futures fail with a {@link io.github.ledis4j.error.ServerException} if a server refuses the
 * command, for want of a permission for instance, and then nothing of that call is subscribed;
 * other subscriptions are untouched. Without a connection they wait for one within the deadline of
 * the view. A null argument is a {@link NullPointerException}, no pattern at all an {@link
 * IllegalArgumentException}, and after closing everything here is an {@link IllegalStateException},
 * each thrown at the call.
 *
 * @param <K> the type of keys and their patterns
 * @param <V> the type of payloads
 */
public sealed interface KeyspaceSubscriptions<K, V> permits PubSub {

  /**
   * Subscribes the events of all keys that match a pattern: {@code
   * pubsub.subscribeKeyspace("session:*", event -> ...)}. The handler is called for one event after
   * the other, off the event loop; it may wait. What it throws is logged, and the next event
   * follows. A key that matches two patterns has its events come twice, once for each.
   *
   * @param pattern the pattern, as {@code PSUBSCRIBE} takes it; {@code *} for all keys
   * @param handler gets each event
   * @return completes when the server, or every master, has confirmed; an event may come before.
   *     Cancelling it ends the subscription
   */
  CompletableFuture<Subscription> subscribeKeyspace(
      K pattern, Consumer<? super KeyspaceEvent<K, V>> handler);

  /**
   * Subscribes several patterns with one handler and one buffer.
   *
   * @param patterns the patterns, at least one
   * @param handler gets each event
   * @return completes when all is confirmed
   */
  CompletableFuture<Subscription> subscribeKeyspace(
      Collection<? extends K> patterns, Consumer<? super KeyspaceEvent<K, V>> handler);

  /**
   * Subscribes a pattern with a handler that may take its time without a thread: the next event
   * waits until the stage that it returned is complete. Of a stage that fails the failure is
   * logged.
   *
   * @param pattern the pattern
   * @param handler gets each event
   * @return completes when the server, or every master, has confirmed
   */
  CompletableFuture<Subscription> subscribeKeyspaceAwaiting(
      K pattern, Function<? super KeyspaceEvent<K, V>, ? extends CompletionStage<?>> handler);

  /**
   * Subscribes several patterns with one handler that may take its time.
   *
   * @param patterns the patterns, at least one
   * @param handler gets each event
   * @return completes when all is confirmed
   */
  CompletableFuture<Subscription> subscribeKeyspaceAwaiting(
      Collection<? extends K> patterns,
      Function<? super KeyspaceEvent<K, V>, ? extends CompletionStage<?>> handler);

  /**
   * Subscribes patterns without a handler: {@link PubSub#poll} and {@link PubSub#next} return their
   * events, as long as nobody else here has subscribed the same with a handler or as a publisher.
   *
   * @param patterns the patterns, at least one
   * @return completes when all is confirmed
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Void> subscribeKeyspace(K... patterns) {
    return subscribeKeyspace(Arrays.asList(patterns));
  }

  /**
   * Subscribes patterns without a handler: {@link PubSub#poll} and {@link PubSub#next} return their
   * events, as long as nobody else here has subscribed the same with a handler or as a publisher.
   *
   * @param patterns the patterns, at least one
   * @return completes when all is confirmed
   */
  CompletableFuture<Void> subscribeKeyspace(Collection<? extends K> patterns);

  /**
   * Publishes the events of patterns. Every subscriber has a subscription of its own, which begins
   * when it subscribes and ends when it cancels; what it has not asked for waits in its buffer. It
   * completes when all patterns are unsubscribed and when pub/sub is closed, and fails as the
   * futures here do. A subscriber that throws is logged and cancelled. The {@code forEach} of what
   * this returns is for those who have no subscriber; its future ends with the subscription.
   *
   * @param patterns the patterns, at least one
   * @return the events, for any number of readers
   */
  @SuppressWarnings("unchecked")
  default Items<KeyspaceEvent<K, V>> keyspaceEvents(K... patterns) {
    return keyspaceEvents(Arrays.asList(patterns));
  }

  /**
   * Publishes the events of patterns. Every subscriber has a subscription of its own, which begins
   * when it subscribes and ends when it cancels; what it has not asked for waits in its buffer. It
   * completes when all patterns are unsubscribed and when pub/sub is closed, and fails as the
   * futures here do. A subscriber that throws is logged and cancelled. The {@code forEach} of what
   * this returns is for those who have no subscriber; its future ends with the subscription.
   *
   * @param patterns the patterns, at least one
   * @return the events, for any number of readers
   */
  Items<KeyspaceEvent<K, V>> keyspaceEvents(Collection<? extends K> patterns);

  /**
   * Ends all that was subscribed here under some patterns of keys, or under all of them. Events
   * that have come before are still handed out.
   *
   * @param patterns the patterns, all if there is none
   * @return completes when the server, or every master, has confirmed, or its connection is gone
   */
  @SuppressWarnings("unchecked")
  CompletableFuture<Void> unsubscribeKeyspace(K... patterns);

  /**
   * Ends all that was subscribed here under some patterns of keys. Events that have come before are
   * still handed out.
   *
   * @param patterns the patterns, at least one
   * @return completes when the server, or every master, has confirmed, or its connection is gone
   */
  CompletableFuture<Void> unsubscribeKeyspace(Collection<? extends K> patterns);
}
