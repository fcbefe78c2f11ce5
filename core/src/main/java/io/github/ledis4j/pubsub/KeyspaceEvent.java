package io.github.ledis4j.pubsub;

/**
 * Something has happened to a key whose pattern was subscribed.
 *
 * @param key the key
 * @param event what has happened, as the server calls it: {@code set}, {@code del}, {@code
 *     expired}, {@code rename_from} and so on
 * @param database the database of the key
 * @param <K> the type of keys
 * @param <V> the type of payloads; an event has none
 */
public record KeyspaceEvent<K, V>(K key, String event, int database)
    implements PubSubMessage<K, V> {}
