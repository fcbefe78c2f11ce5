package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.internal.command.KeySlot;
import io.github.ledis4j.pubsub.PubSubMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

  /** Where it is subscribed, or is to be; null while nobody knows where. */
  private @Nullable Home<K, V> home;

  /** Since when its messages may be missed, until it is subscribed again. */
  private @Nullable Outage<K> outage;

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

  /** The slot that it belongs to where there are slots, and it is a sharded channel. */
  int slot() {
    return KeySlot.of(bytes, 0, bytes.length);
  }

  @Nullable Home<K, V> home() {
    return home;
  }

  /** Tells whether it is something that servers know; of key patterns the copies are. */
  boolean isSent() {
    return kind != SubscriptionKind.KEYSPACE || home != null;
  }

  /** Tells whether nobody has subscribed it yet. */
  boolean isNew() {
    return takers.isEmpty();
  }

  /** From now on what counts is what comes from there. */
  void moveTo(@Nullable Home<K, V> other) {
    if (home != null) {
      home.countNames(-1);
    }
    if (other != null) {
      other.countNames(1);
    }
    home = other;
  }

  /** The same as it is subscribed at one of several homes, for the same takers. */
  SubscribedName<K, V> copyTo(Home<K, V> other) {
    SubscribedName<K, V> copy = new SubscribedName<>(kind, bytes, key);
    copy.moveTo(other);
    other.patterns().add(copy);
    takers.forEach(copy::add);
    return copy;
  }

  /** Tells whether its home was asked for it, and it has not gone since. */
  boolean isThere() {
    return home != null && !refused && (command == null || !command.isParked());
  }

  /** It is subscribed no more, or not where it should be; the earliest time of that counts. */
  void missing(Outage<K> since) {
    Outage<K> known = outage;
    if (known == null || since.since().isBefore(known.since())) {
      outage = since;
      since.begins();
      if (known != null) {
        known.ends();
      }
    }
  }

  /** Since when its messages may be missed, or null if they are not. */
  @Nullable Instant missingSince() {
    return outage == null ? null : outage.since();
  }

  /** The server has it. */
  void confirmed() {
    command = null;
    Outage<K> over = outage;
    outage = null;
    if (over != null) {
      over.renewed(key());
    }
  }

  /** Nobody wants it any more. */
  void forgotten() {
    command = null;
    moveTo(null);
    Outage<K> over = outage;
    outage = null;
    if (over != null) {
      over.ends();
    }
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
