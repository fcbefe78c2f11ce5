package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.redis.geo.RedisGeoCommands;
import io.github.ledis4j.command.redis.sortedset.RedisSortedSetCommands;
import io.github.ledis4j.command.redis.stream.RedisStreamCommands;
import io.github.ledis4j.command.redis.vector.RedisVectorSetCommands;

/**
 * Every command of Redis that works on keys, wherever they live: on one server, or spread over
 * several. What means one server as a whole is in {@link RedisCommands}.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisDataCommands<K, V>
    extends RedisKeyCommands<K, V>,
        RedisStringCommands<K, V>,
        RedisListCommands<K, V>,
        RedisSetCommands<K, V>,
        RedisHashCommands<K, V>,
        RedisSortedSetCommands<K, V>,
        RedisVectorSetCommands<K, V>,
        RedisStreamCommands<K, V>,
        RedisBitmapCommands<K, V>,
        RedisGeoCommands<K, V>,
        RedisHyperLogLogCommands<K, V>,
        RedisScanCommands<K, V>,
        RedisScriptCommands<K, V>,
        RedisPubSubCommands<K, V> {}
