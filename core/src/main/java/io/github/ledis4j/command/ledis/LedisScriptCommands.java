package io.github.ledis4j.command.ledis;

import io.github.ledis4j.script.ScriptCommands;
import io.github.ledis4j.script.StoredScriptCommands;

/**
 * The commands of LedisDB that run Lua.
 *
 * <p>Scripts wear the server out: each run takes one of 5120 places for good, and when they are
 * used up every {@code EVAL} and {@code SCRIPT LOAD} closes its connection until the server is
 * restarted; so do 128 runs in which {@code redis.call} fails. An {@code EVALSHA} that is answered
 * {@code NOSCRIPT} takes none. Keep scripts out of what runs often. {@code
 * LedisClient.scriptsRun()} counts them, and a warning is logged at 4,000.
 *
 * <p>A script must {@code return} something, or it is answered with the result of whatever script
 * ran before, anybody's. {@code false}, {@code nil}, an empty string and an empty table are all
 * answered with null, and numbers lose their fraction. Never return {@code {"ok", s}} or {@code
 * {"err", s}}, nor raise an error, with a text that others can choose: a line break in it shifts
 * the replies to other commands.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisScriptCommands<K, V>
    extends ScriptCommands<K, V>, StoredScriptCommands<K, V> {}
