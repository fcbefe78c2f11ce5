package io.github.ledis4j.pubsub;

import io.github.ledis4j.flow.Items;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Subscriptions of channels by patterns of their names.
 *
 * <p>Futures fail with a {@link io.github.ledis4j.error.ServerException} if the server refuses the
 * command, for want of a permission for instance, and then nothing of that call is subscribed;
 * other subscriptions are untouched. Without a connection they wait for one within the deadline of
 * the view. A null argument is a {@link NullPointerException}, no pattern at all an {@link
 * IllegalArgumentException}, and after closing everything here is an {@link IllegalStateException},
 * each thrown at the call.
 *
 * @param <K> the type of channels and patterns
 * @param <V> the type of payloads
 */
public sealed interface PatternSubscriptions<K, V> permits PubSub {

  /**
   * Subscribes a pattern ({@code PSUBSCRIBE}). A message on a channel that is subscribed by its
   * name too comes twice, once for each. The handler is called for one message after the other, in
   * their order, off the event loop; it may wait. What it throws is logged, and the next message
   * follows.
   *
   * @param pattern the pattern
   * @param handler gets each message
   * @return completes when the server has confirmed; a message may come before. Cancelling it ends
   *     the subscription
   */
  CompletableFuture<Subscription> psubscribe(
      K pattern, Consumer<? super PatternMessage<K, V>> handler);

  /**
   * Subscribes several patterns with one handler and one buffer ({@code PSUBSCRIBE}).
   *
   * @param patterns the patterns, at least one
   * @param handler gets each message
   * @return completes when the server has confirmed all
   */
  CompletableFuture<Subscription> psubscribe(
      Collection<? extends K> patterns, Consumer<? super PatternMessage<K, V>> handler);

  /**
   * Subscribes a pattern with a handler that may take its time without a thread ({@code
   * PSUBSCRIBE}): the next message waits until the stage that it returned is complete. Of a stage
   * that fails the failure is logged.
   *
   * @param pattern the pattern
   * @param handler gets each message
   * @return completes when the server has confirmed
   */
  CompletableFuture<Subscription> psubscribeAwaiting(
      K pattern, Function<? super PatternMessage<K, V>, ? extends CompletionStage<?>> handler);

  /**
   * Subscribes several patterns with one handler that may take its time ({@code PSUBSCRIBE}).
   *
   * @param patterns the patterns, at least one
   * @param handler gets each message
   * @return completes when the server has confirmed all
   */
  CompletableFuture<Subscription> psubscribeAwaiting(
      Collection<? extends K> patterns,
      Function<? super PatternMessage<K, V>, ? extends CompletionStage<?>> handler);

  /**
   * Subscribes patterns without a handler ({@code PSUBSCRIBE}): {@link PubSub#poll} and {@link
   * PubSub#next} return their messages, as long as nobody else here has subscribed the same with a
   * handler or as a publisher.
   *
   * @param patterns the patterns, at least one
   * @return completes when the server has confirmed all
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Void> psubscribe(K... patterns) {
    return psubscribe(Arrays.asList(patterns));
  }

  /**
   * Subscribes patterns without a handler ({@code PSUBSCRIBE}): {@link PubSub#poll} and {@link
   * PubSub#next} return their messages, as long as nobody else here has subscribed the same with a
   * handler or as a publisher.
   *
   * @param patterns the patterns, at least one
   * @return completes when the server has confirmed all
   */
  CompletableFuture<Void> psubscribe(Collection<? extends K> patterns);

  /**
   * Publishes the messages of patterns ({@code PSUBSCRIBE}). Every subscriber has a subscription of
   * its own, which begins when it subscribes and ends when it cancels; what it has not asked for
   * waits in its buffer. It completes when all names are unsubscribed and when pub/sub is closed,
   * and fails as the futures here do. A subscriber that throws is logged and cancelled. The {@code
   * forEach} of what this returns is for those who have no subscriber; its future ends with the
   * subscription.
   *
   * @param patterns the patterns, at least one
   * @return the messages, for any number of readers
   */
  @SuppressWarnings("unchecked")
  default Items<PatternMessage<K, V>> patternMessages(K... patterns) {
    return patternMessages(Arrays.asList(patterns));
  }

  /**
   * Publishes the messages of patterns ({@code PSUBSCRIBE}). Every subscriber has a subscription of
   * its own, which begins when it subscribes and ends when it cancels; what it has not asked for
   * waits in its buffer. It completes when all names are unsubscribed and when pub/sub is closed,
   * and fails as the futures here do. A subscriber that throws is logged and cancelled. The {@code
   * forEach} of what this returns is for those who have no subscriber; its future ends with the
   * subscription.
   *
   * @param patterns the patterns, at least one
   * @return the messages, for any number of readers
   */
  Items<PatternMessage<K, V>> patternMessages(Collection<? extends K> patterns);

  /**
   * Ends all that was subscribed here under some patterns, or under all patterns ({@code
   * PUNSUBSCRIBE}). Messages that have come before are still handed out.
   *
   * @param patterns the patterns, all if there is none
   * @return completes when the server has confirmed all, or the connection is gone
   */
  @SuppressWarnings("unchecked")
  CompletableFuture<Void> punsubscribe(K... patterns);

  /**
   * Ends all that was subscribed here under some patterns. Messages that have come before are still
   * handed out.
   *
   * @param patterns the patterns, at least one
   * @return completes when the server has confirmed all, or the connection is gone
   */
  CompletableFuture<Void> punsubscribe(Collection<? extends K> patterns);
}
