package io.github.ledis4j.pubsub;

import java.util.concurrent.CompletableFuture;

/** What one call of a subscribing method has begun. Thread-safe. */
public interface Subscription {

  /**
   * Ends the subscription: its handler is not called any more, except for the call under way, and
   * what waits in its buffer is dropped without being counted. Others that subscribed the same keep
   * theirs.
   *
   * @return completes when the server has confirmed it, or the connection is gone
   */
  CompletableFuture<Void> cancel();

  /**
   * Returns a future that completes when the subscription is over.
   *
   * @return completes when it was cancelled, when all its names were unsubscribed and the messages
   *     before that are handled, or when pub/sub is closed; fails with an {@link
   *     io.github.ledis4j.error.OverloadedException} if its buffer was full and {@link
   *     Overflow#FAIL} is set, and with a {@link io.github.ledis4j.error.ServerException} if the
   *     server refused to renew it after a reconnect
   */
  CompletableFuture<Void> ended();

  /**
   * Returns how many messages wait for the handler.
   *
   * @return the number, at most the size of the buffer but with {@link Overflow#BACK_PRESSURE}
   */
  int waiting();

  /**
   * Returns how many messages were dropped because the buffer was full.
   *
   * @return the number so far
   */
  long dropped();
}
