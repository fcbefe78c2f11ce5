package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.redis.server.RedisAdminCommands;

/**
 * Every command of Redis that is safe on a connection shared with others.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisCommands<K, V>
    extends RedisStringCommands<K, V>,
        RedisKeyCommands<K, V>,
        RedisCompareCommands<K, V>,
        RedisKeyExpiryCommands<K, V>,
        RedisSortCommands<K, V>,
        RedisMoveCommands<K, V>,
        RedisObjectCommands<K, V>,
        RedisBitmapCommands<K, V>,
        RedisHyperLogLogCommands<K, V>,
        RedisGeoCommands<K, V>,
        RedisVectorSetCommands<K, V>,
        RedisHashCommands<K, V>,
        RedisListCommands<K, V>,
        RedisSetCommands<K, V>,
        RedisSortedSetCommands<K, V>,
        RedisStreamCommands<K, V>,
        RedisScanCommands<K, V>,
        RedisScriptCommands<K, V>,
        RedisFunctionCommands<K, V>,
        RedisPubSubCommands<K, V>,
        RedisServerCommands<K, V>,
        RedisAdminCommands<K, V> {}
