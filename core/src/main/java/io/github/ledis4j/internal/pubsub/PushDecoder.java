package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.connection.PushKind;
import io.github.ledis4j.pubsub.Confirmation;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PatternMessage;
import io.github.ledis4j.pubsub.PubSubMessage;
import io.github.ledis4j.pubsub.ShardMessage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads what the server pushes: who gets it, and as what. Event-loop confined, but for counts. */
final class PushDecoder<K, V> {

  /** What is done with what was read. */
  interface Target<K, V> {

    /** The patterns that are subscribed here. */
    SubscribedNames<K, V> patterns();

    /** Tells whether what comes here for a name counts. */
    boolean isHomeOf(SubscribedName<K, V> name);

    /** Hands out a message that came for a name. */
    void message(SubscribedName<K, V> name, PubSubMessage<K, V> message);

    /** Tells that the server has confirmed something, null if nobody is to know. */
    void confirmation(PushKind kind, byte[] name, @Nullable Confirmation<K, V> confirmation);
  }

  private final ReplyMapper<@Nullable SubscribedName<K, V>> channels;
  private final SubscribedNames<K, V> patterns;
  private final ReplyMapper<@Nullable SubscribedName<K, V>> shards;
  private final KeyspaceChannels<K> keyspace;
  private final ReplyMapper<K> key;
  private final ReplyMapper<V> payload;
  private final Format<K, V> format;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();

  PushDecoder(Format<K, V> format, SubscribedTables<K, V> tables, int database) {
    this.format = format;
    this.channels = tables.of(SubscriptionKind.CHANNEL).reader();
    this.patterns = tables.of(SubscriptionKind.PATTERN);
    this.shards = tables.of(SubscriptionKind.SHARD).reader();
    this.keyspace = new KeyspaceChannels<>(format.keyCodec(), database);
    this.key = Replies.required(format.keyCodec());
    this.payload = Replies.required(format.valueCodec());
  }

  long received() {
    return received.get();
  }

  long unreadable() {
    return unreadable.get();
  }

  /**
   * Reads one frame. What belongs to no subscription is passed over: a later server may push more.
   *
   * @throws UnexpectedReplyException if it has not the shape that its first element promises
   */
  void read(ReplyReader frame, Target<K, V> target) {
    PushKind kind = frame.element(PushKind.FIRST_ELEMENT);
    switch (kind) {
      case MESSAGE -> message(frame, frame.element(channels), kind, target);
      case SMESSAGE -> message(frame, frame.element(shards), kind, target);
      case PMESSAGE -> message(frame, frame.element(target.patterns().reader()), kind, target);
      case OTHER -> {}
      default -> confirmation(kind, frame, target);
    }
  }

  private void message(
      ReplyReader frame, @Nullable SubscribedName<K, V> name, PushKind kind, Target<K, V> target) {
    if (name == null || !target.isHomeOf(name)) {
      return; // it was on its way when the last one who wanted it left
    }
    // The loop alone counts, so nothing stronger is needed.
    received.lazySet(received.getPlain() + 1);
    PubSubMessage<K, V> message;
    try {
      message =
          switch (kind) {
            case MESSAGE -> new Message<>(name.key(), frame.element(payload));
            case SMESSAGE -> new ShardMessage<>(name.key(), frame.element(payload));
            default ->
                name.kind() == SubscriptionKind.KEYSPACE
                    ? keyspace.read(frame)
                    : new PatternMessage<>(name.key(), frame.element(key), frame.element(payload));
          };
    } catch (UnexpectedReplyException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      unreadable.incrementAndGet();
      // Not what it says of the message, which may hold parts of it.
      Delivery.LOG.warn(
          "a codec cannot read a message of {} ({}), nobody gets it", name, e.getClass().getName());
      return;
    }
    target.message(name, message);
  }

  /** The name is null where a connection without any subscription was told to end them. */
  private void confirmation(PushKind kind, ReplyReader frame, Target<K, V> target) {
    byte[] name = frame.element(Replies.bytes());
    long count = frame.element(Replies.integer());
    if (name != null) {
      boolean ofUsers = target.patterns() == patterns; // no user knows the names of a key pattern
      target.confirmation(kind, name, ofUsers ? confirmation(kind, name, count) : null);
    }
  }

  private @Nullable Confirmation<K, V> confirmation(PushKind kind, byte[] name, long count) {
    try {
      K decoded = CodecCalls.read(format.keyCodec(), name.clone(), 0, name.length);
      return new Confirmation<>(Confirmation.Kind.valueOf(kind.name()), decoded, count);
    } catch (RuntimeException | Error e) {
      unreadable.incrementAndGet();
      Delivery.LOG.warn(
          "a codec cannot read the name in a confirmation ({}): {}", kind, e.getClass().getName());
      return null;
    }
  }
}
