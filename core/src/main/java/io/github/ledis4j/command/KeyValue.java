package io.github.ledis4j.command;

/**
 * A value, and the key that it was found under.
 *
 * @param key the key
 * @param value the value
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public record KeyValue<K, V>(K key, V value) {}
