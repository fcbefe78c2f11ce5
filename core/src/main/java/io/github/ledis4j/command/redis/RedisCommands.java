package io.github.ledis4j.command.redis;

/**
 * Every command of Redis that is safe on a connection shared with others.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisCommands<K, V>
    extends RedisStringCommands<K, V>,
        RedisKeyCommands<K, V>,
        RedisObjectCommands<K, V>,
        RedisHashCommands<K, V>,
        RedisListCommands<K, V>,
        RedisSetCommands<K, V>,
        RedisSortedSetCommands<K, V>,
        RedisScriptCommands<K, V>,
        RedisFunctionCommands<K, V>,
        RedisServerCommands<K, V> {}
