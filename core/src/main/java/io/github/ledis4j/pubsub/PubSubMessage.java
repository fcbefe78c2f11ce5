package io.github.ledis4j.pubsub;

/**
 * What a subscription receives: a message, an event of a key or, if asked for, a confirmation.
 * Immutable, as far as the types of the codecs are.
 *
 * @param <K> the type of channels and patterns
 * @param <V> the type of payloads
 */
public sealed interface PubSubMessage<K, V>
    permits Message, PatternMessage, ShardMessage, KeyspaceEvent, Confirmation {}
