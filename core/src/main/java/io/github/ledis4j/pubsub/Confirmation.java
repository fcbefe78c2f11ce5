package io.github.ledis4j.pubsub;

/**
 * The server says that a subscription has begun or ended.
 *
 * @param kind which of both, and of what
 * @param name the channel or the pattern
 * @param subscriptions how many this connection has left: of channels and patterns together, or of
 *     sharded channels
 * @param <K> the type of channels and patterns
 * @param <V> the type of payloads
 */
public record Confirmation<K, V>(Kind kind, K name, long subscriptions)
    implements PubSubMessage<K, V> {

  /** What is confirmed. */
  public enum Kind {
    /** A channel is subscribed. */
    SUBSCRIBE,
    /** A channel is not subscribed any more. */
    UNSUBSCRIBE,
    /** A pattern is subscribed. */
    PSUBSCRIBE,
    /** A pattern is not subscribed any more. */
    PUNSUBSCRIBE,
    /** A sharded channel is subscribed. */
    SSUBSCRIBE,
    /** A sharded channel is not subscribed any more. */
    SUNSUBSCRIBE
  }
}
