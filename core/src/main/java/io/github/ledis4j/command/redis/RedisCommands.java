package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.redis.server.RedisAdminCommands;

/**
 * Every command of Redis that is safe on a connection shared with others.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisCommands<K, V>
    extends RedisDataCommands<K, V>,
        RedisKeyspaceCommands<K, V>,
        RedisKeyScanCommands<K, V>,
        RedisStoredScriptCommands<K, V>,
        RedisFunctionCommands<K, V>,
        RedisPubSubInfoCommands<K, V>,
        RedisAdminCommands<K, V> {}
