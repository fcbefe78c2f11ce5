package io.github.ledis4j;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.client.ClientState;
import io.github.ledis4j.internal.event.EventHandler;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * Publishes what happens to the connections of a client, or of the pool that it shares with others.
 * Thread-safe.
 *
 * <p>Each subscriber is told of what happens after it subscribed, in order, one event at a time, on
 * a thread that no other subscriber needs, so it may wait. The events that it has not taken yet are
 * kept for it, 256 at most: of more the oldest are dropped and counted. All subscriptions complete
 * when the client is closed.
 */
public final class ConnectionEvents implements Flow.Publisher<ConnectionEvent> {
  private final ClientState client;

  ConnectionEvents(ClientState client) {
    this.client = client;
  }

  /**
   * Hands every event to a handler. What the handler throws is logged and otherwise ignored.
   *
   * @param handler told of each event
   * @return its {@code cancel()} ends the subscription
   */
  public Flow.Subscription subscribe(Consumer<? super ConnectionEvent> handler) {
    requireNonNull(handler, "handler");
    return client.subscribe(new EventHandler(handler));
  }

  /**
   * Hands events to a subscriber as far as it requests them. A subscriber that throws is not told
   * of anything any more.
   *
   * @param subscriber told of each event
   */
  @Override
  public void subscribe(Flow.Subscriber<? super ConnectionEvent> subscriber) {
    requireNonNull(subscriber, "subscriber");
    client.subscribe(subscriber);
  }

  /**
   * Says how many events were dropped so far because a subscriber did not take them in time.
   *
   * @return the sum over all subscribers of the client's pool
   */
  public long dropped() {
    return client.pool().events().dropped();
  }
}
