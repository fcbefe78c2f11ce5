package io.github.ledis4j.internal.pubsub;

/**
 * A name to be subscribed, encoded on its user's thread.
 *
 * @param bytes as the server knows it
 * @param key as its user does
 */
record RequestedName<K>(byte[] bytes, K key) {}
