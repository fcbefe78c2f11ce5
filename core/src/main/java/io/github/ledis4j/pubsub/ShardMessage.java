package io.github.ledis4j.pubsub;

/**
 * A message on a sharded channel.
 *
 * @param channel where it was published
 * @param payload what was published
 * @param <K> the type of channels
 * @param <V> the type of payloads
 */
public record ShardMessage<K, V>(K channel, V payload) implements PubSubMessage<K, V> {}
