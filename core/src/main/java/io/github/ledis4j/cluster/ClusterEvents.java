package io.github.ledis4j.cluster;

import io.github.ledis4j.flow.Items;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * Publishes what happens to a cluster, each time once commands go by it. Thread-safe.
 *
 * <p>Each subscriber is told of what happens after it subscribed, in order, one event at a time, on
 * a thread that no other subscriber needs, so it may wait. The events that it has not taken yet are
 * kept for it, 256 at most; beyond that the oldest are dropped and counted. All subscriptions
 * complete when the client is closed.
 */
public interface ClusterEvents extends Items<ClusterEvent> {

  /**
   * Hands every event to a handler. What the handler throws is logged and otherwise ignored.
   *
   * @param handler told of each event
   * @return its {@code cancel()} ends the subscription
   */
  Flow.Subscription subscribe(Consumer<? super ClusterEvent> handler);

  /**
   * Hands events to a subscriber as far as it requests them. A subscriber that throws is not told
   * of anything any more.
   *
   * @param subscriber told of each event
   */
  @Override
  void subscribe(Flow.Subscriber<? super ClusterEvent> subscriber);

  /**
   * Returns how many events were dropped so far because a subscriber did not take them in time.
   *
   * @return the sum over all subscribers of the client
   */
  long dropped();
}
