package io.github.ledis4j.pool;

import io.github.ledis4j.command.ledis.LedisCommands;

/**
 * One leased Ledis connection: takes every command, those that change its state too. Thread-safe,
 * but its state is one for all who use it. Made by {@link Lease#ledis()} and by {@code
 * withConnection} of a view.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisConnection<K, V> extends LedisCommands<K, V> {}
