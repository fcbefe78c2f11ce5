package io.github.ledis4j.command.redis.server;

/**
 * Every command of Redis about the server, its users and its clients, except those that change the
 * connection they come by ({@link RedisClientStateCommands}).
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisAdminCommands<K, V>
    extends RedisAclCommands<K, V>, RedisClientCommands<K, V>, RedisServerCommands<K, V> {}
