package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.pubsub.PubSubMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One channel or pattern that somebody has subscribed, and who gets its messages. Event-loop
 * confined.
 */
final class SubscribedName<K, V> {
  private final SubscriptionKind kind;
  private final byte[] bytes;
  private final K key;
  private final List<Taker<K, V>> takers = new ArrayList<>(1);

  /** Those of the takers with handlers, for the hot path. */
  private Delivery<PubSubMessage<K, V>>[] handlers = none();

  /** The command that subscribes it, until that is confirmed; null before there is one. */
  @Nullable SubscribeCommand<K, V> command;

  /** The server said that it does not subscribe this. */
  boolean refused;

  SubscribedName(SubscriptionKind kind, byte[] bytes, K key) {
    this.kind = kind;
    this.bytes = bytes;
    this.key = key;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <T> Delivery<T>[] none() {
    return new Delivery[0];
  }

  SubscriptionKind kind() {
    return kind;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The name as its users know it; bytes are handed out as a copy, for they may be changed. */
  @SuppressWarnings("unchecked")
  K key() {
    return key instanceof byte[] array ? (K) array.clone() : key;
  }

  void add(Taker<K, V> taker) {
    if (taker.names().add(this)) {
      takers.add(taker);
      collectHandlers();
    }
  }

  /**
   * Of all who collect this, one is enough; but only one whose subscribing is done, as others may
   * fail yet, and take the name with them.
   */
  void collectedBy(Taker<K, V> taker) {
    takers.removeIf(
        other ->
            other != taker
                && other.delivery() == null
                && !other.isWaiting()
                && other.names().remove(this));
  }

  /** Takes one taker away; tells whether that leaves none. */
  boolean remove(Taker<K, V> taker) {
    takers.remove(taker);
    collectHandlers();
    return takers.isEmpty();
  }

  private void collectHandlers() {
    handlers =
        takers.stream()
            .map(Taker::delivery)
            .filter(delivery -> delivery != null)
            .toArray(count -> SubscribedName.<PubSubMessage<K, V>>array(count));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <T> Delivery<T>[] array(int count) {
    return new Delivery[count];
  }

  List<Taker<K, V>> takers() {
    return List.copyOf(takers);
  }

  boolean isHandled() {
    return handlers.length > 0;
  }

  /** Gives a message to all that handle it, and tells whether some have to be ended for that. */
  boolean offer(PubSubMessage<K, V> message, PollQueue<K, V> pollQueue) {
    Delivery<PubSubMessage<K, V>>[] all = handlers;
    if (all.length == 0) {
      return pollQueue.offer(message);
    }
    boolean fine = true;
    for (Delivery<PubSubMessage<K, V>> each : all) {
      fine &= each.offer(message);
    }
    return fine;
  }

  @Override
  public String toString() {
    return kind.word + " " + new String(bytes, StandardCharsets.UTF_8);
  }
}
