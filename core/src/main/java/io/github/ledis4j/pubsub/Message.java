package io.github.ledis4j.pubsub;

/**
 * A message on a channel that was subscribed by its name.
 *
 * @param channel where it was published
 * @param payload what was published
 * @param <K> the type of channels
 * @param <V> the type of payloads
 */
public record Message<K, V>(K channel, V payload) implements PubSubMessage<K, V> {}
