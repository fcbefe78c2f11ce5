package io.github.ledis4j.pool;

import io.github.ledis4j.command.redis.RedisBlockingCommands;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.RedisWaitCommands;
import io.github.ledis4j.command.redis.server.RedisClientStateCommands;

/**
 * One leased Redis connection: takes every command, those that change its state too. Thread-safe,
 * but its state is one for all who use it. Made by {@link Lease#redis()} and by {@code
 * withConnection} of a view.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisConnection<K, V>
    extends RedisCommands<K, V>,
        RedisBlockingCommands<K, V>,
        RedisWaitCommands<K, V>,
        RedisClientStateCommands<K, V> {}
