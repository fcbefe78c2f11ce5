package io.github.ledis4j.command.redis.server;

/**
 * Every command of Redis by which somebody runs a server, beside those in {@link
 * io.github.ledis4j.command.redis.RedisServerCommands}.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisAdminCommands<K, V>
    extends RedisAclCommands<K, V>,
        RedisClientCommands<K, V>,
        RedisCommandInfoCommands<K, V>,
        RedisConfigCommands<K, V>,
        RedisLatencyCommands<K, V>,
        RedisLogCommands<K, V>,
        RedisMemoryCommands<K, V>,
        RedisPersistenceCommands<K, V>,
        RedisReplicationCommands<K, V> {}
