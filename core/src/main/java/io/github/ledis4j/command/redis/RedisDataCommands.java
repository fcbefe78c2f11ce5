package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.redis.stream.RedisStreamCommands;

/**
 * Every command of Redis that works on keys, wherever they live: on one server, or spread over
 * several. What means one server as a whole is in {@link RedisCommands}.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisDataCommands<K, V>
    extends RedisStringCommands<K, V>,
        RedisKeyCommands<K, V>,
        RedisCompareCommands<K, V>,
        RedisKeyExpiryCommands<K, V>,
        RedisSortCommands<K, V>,
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
        RedisPubSubCommands<K, V> {}
