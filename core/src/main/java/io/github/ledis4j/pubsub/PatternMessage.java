package io.github.ledis4j.pubsub;

/**
 * A message on a channel that matches a pattern that was subscribed.
 *
 * @param pattern the pattern
 * @param channel where it was published
 * @param payload what was published
 * @param <K> the type of channels
 * @param <V> the type of payloads
 */
public record PatternMessage<K, V>(K pattern, K channel, V payload)
    implements PubSubMessage<K, V> {}
