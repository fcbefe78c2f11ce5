package io.github.ledis4j.command.ledis;

/**
 * Every command of LedisDB that is safe on a connection shared with others.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisCommands<K, V>
    extends LedisKeyValueCommands<K, V>,
        LedisListCommands<K, V>,
        LedisHashCommands<K, V>,
        LedisSetCommands<K, V>,
        LedisScanCommands<K, V>,
        LedisSortedSetCommands<K, V>,
        LedisSortCommands<K, V>,
        LedisScriptCommands<K, V>,
        LedisDumpCommands<K, V>,
        LedisReplicationCommands<K, V>,
        LedisServerCommands<K, V> {}
