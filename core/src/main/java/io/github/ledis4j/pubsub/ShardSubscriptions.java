package io.github.ledis4j.pubsub;

import io.github.ledis4j.flow.Items;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Subscriptions of sharded channels, which belong to a slot as keys do; since Redis 7.0. An older
 * server refuses them.
 *
 * <p>On a cluster, channels of one call may be of several slots: each is subscribed at the owner of
 * its slot. When that changes or is lost they are subscribed at the new one, and {@link
 * PubSub#onGap} tells which ones and since when. Messages of one channel stay in order; a node that
 * owns none of them any more is left.
 *
 * <p>Futures fail with a {@link io.github.ledis4j.error.ServerException} if the server refuses the
 * command, for want of a permission for instance, and then nothing of that call is subscribed;
 * other subscriptions are untouched. Without a connection, or an owner of the slot, they wait for
 * one within the deadline of the view. A null argument is a {@link NullPointerException}, no
 * channel at all an {@link IllegalArgumentException}, and after closing everything here is an
 * {@link IllegalStateException}, each thrown at the call.
 *
 * @param <K> the type of channels and patterns
 * @param <V> the type of payloads
 */
public sealed interface ShardSubscriptions<K, V> permits PubSub {

  /**
   * Subscribes a channel ({@code SSUBSCRIBE}), since Redis 7.0. The handler is called for one
   * message after the other, in their order, off the event loop; it may wait. What it throws is
   * logged, and the next message follows.
   *
   * @param channel the channel
   * @param handler gets each message
   * @return completes when the server has confirmed; a message may come before. Cancelling it ends
   *     the subscription
   */
  CompletableFuture<Subscription> ssubscribe(
      K channel, Consumer<? super ShardMessage<K, V>> handler);

  /**
   * Subscribes several channels with one handler and one buffer ({@code SSUBSCRIBE}).
   *
   * @param channels the channels, at least one
   * @param handler gets each message
   * @return completes when the server has confirmed all
   */
  CompletableFuture<Subscription> ssubscribe(
      Collection<? extends K> channels, Consumer<? super ShardMessage<K, V>> handler);

  /**
   * Subscribes a channel with a handler that may take its time without a thread ({@code
   * SSUBSCRIBE}): the next message waits until the stage that it returned is complete. Of a stage
   * that fails the failure is logged.
   *
   * @param channel the channel
   * @param handler gets each message
   * @return completes when the server has confirmed
   */
  CompletableFuture<Subscription> ssubscribeAwaiting(
      K channel, Function<? super ShardMessage<K, V>, ? extends CompletionStage<?>> handler);

  /**
   * Subscribes several channels with one handler that may take its time ({@code SSUBSCRIBE}).
   *
   * @param channels the channels, at least one
   * @param handler gets each message
   * @return completes when the server has confirmed all
   */
  CompletableFuture<Subscription> ssubscribeAwaiting(
      Collection<? extends K> channels,
      Function<? super ShardMessage<K, V>, ? extends CompletionStage<?>> handler);

  /**
   * Subscribes channels without a handler ({@code SSUBSCRIBE}): {@link PubSub#poll} and {@link
   * PubSub#next} return their messages, as long as nobody else here has subscribed the same with a
   * handler or as a publisher.
   *
   * @param channels the channels, at least one
   * @return completes when the server has confirmed all
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Void> ssubscribe(K... channels) {
    return ssubscribe(Arrays.asList(channels));
  }

  /**
   * Subscribes channels without a handler ({@code SSUBSCRIBE}): {@link PubSub#poll} and {@link
   * PubSub#next} return their messages, as long as nobody else here has subscribed the same with a
   * handler or as a publisher.
   *
   * @param channels the channels, at least one
   * @return completes when the server has confirmed all
   */
  CompletableFuture<Void> ssubscribe(Collection<? extends K> channels);

  /**
   * Publishes the messages of channels ({@code SSUBSCRIBE}). Every subscriber has a subscription of
   * its own, which begins when it subscribes and ends when it cancels; what it has not asked for
   * waits in its buffer. It completes when all names are unsubscribed and when pub/sub is closed,
   * and fails as the futures here do. A subscriber that throws is logged and cancelled. The {@code
   * forEach} of what this returns is for those who have no subscriber; its future ends with the
   * subscription.
   *
   * @param channels the channels, at least one
   * @return the messages, for any number of readers
   */
  @SuppressWarnings("unchecked")
  default Items<ShardMessage<K, V>> shardMessages(K... channels) {
    return shardMessages(Arrays.asList(channels));
  }

  /**
   * Publishes the messages of channels ({@code SSUBSCRIBE}). Every subscriber has a subscription of
   * its own, which begins when it subscribes and ends when it cancels; what it has not asked for
   * waits in its buffer. It completes when all names are unsubscribed and when pub/sub is closed,
   * and fails as the futures here do. A subscriber that throws is logged and cancelled. The {@code
   * forEach} of what this returns is for those who have no subscriber; its future ends with the
   * subscription.
   *
   * @param channels the channels, at least one
   * @return the messages, for any number of readers
   */
  Items<ShardMessage<K, V>> shardMessages(Collection<? extends K> channels);

  /**
   * Ends all that was subscribed here under some channels, or under all channels ({@code
   * SUNSUBSCRIBE}). Messages that have come before are still handed out.
   *
   * @param channels the channels, all if there is none
   * @return completes when the server has confirmed all, or the connection is gone
   */
  @SuppressWarnings("unchecked")
  CompletableFuture<Void> sunsubscribe(K... channels);

  /**
   * Ends all that was subscribed here under some channels. Messages that have come before are still
   * handed out.
   *
   * @param channels the channels, at least one
   * @return completes when the server has confirmed all, or the connection is gone
   */
  CompletableFuture<Void> sunsubscribe(Collection<? extends K> channels);
}
