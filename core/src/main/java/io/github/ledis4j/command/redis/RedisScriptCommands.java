package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.internal.command.ScriptForm;
import io.github.ledis4j.script.ScriptCommands;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that run Lua: scripts ({@code eval…}) and functions that the server keeps
 * ({@code fcall…}). What the server keeps is in {@link RedisStoredScriptCommands} and {@link
 * RedisFunctionCommands}.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisScriptCommands<K, V> extends ScriptCommands<K, V> {

  /**
   * Runs a script that may not write ({@code EVAL_RO}, from Redis 7.0 on). Like other reads, it is
   * repeated if it was not answered.
   *
   * @param script Lua 5.1
   * @param keys what the script finds in {@code KEYS}
   * @param arguments what the script finds in {@code ARGV}
   * @param mapper reads what the script returns; one that cannot fails this command alone
   * @param <T> the type of the value
   * @return the value
   */
  default <T extends @Nullable Object> CompletableFuture<T> evalRo(
      String script,
      Collection<? extends K> keys,
      Collection<? extends V> arguments,
      ReplyMapper<T> mapper) {
    return execute(ScriptForm.EVAL_RO.command(format(), script, keys, arguments, mapper));
  }

  /**
   * Runs a script that the server has and that may not write ({@code EVALSHA_RO}, from Redis 7.0
   * on); an error {@code NOSCRIPT} if the server has it not.
   *
   * @param digest the SHA-1 digest of the script in hexadecimal digits
   * @param keys what the script finds in {@code KEYS}
   * @param arguments what the script finds in {@code ARGV}
   * @param mapper reads what the script returns; one that cannot fails this command alone
   * @param <T> the type of the value
   * @return the value
   */
  default <T extends @Nullable Object> CompletableFuture<T> evalshaRo(
      String digest,
      Collection<? extends K> keys,
      Collection<? extends V> arguments,
      ReplyMapper<T> mapper) {
    return execute(ScriptForm.EVALSHA_RO.command(format(), digest, keys, arguments, mapper));
  }

  /**
   * Calls a function ({@code FCALL}), from Redis 7.0 on.
   *
   * @param function its name
   * @param keys its first argument
   * @param arguments its second argument
   * @param mapper reads what the function returns; one that cannot fails this command alone
   * @param <T> the type of the value
   * @return the value
   */
  default <T extends @Nullable Object> CompletableFuture<T> fcall(
      String function,
      Collection<? extends K> keys,
      Collection<? extends V> arguments,
      ReplyMapper<T> mapper) {
    return execute(ScriptForm.FCALL.command(format(), function, keys, arguments, mapper));
  }

  /**
   * Calls a function that was registered as one that does not write ({@code FCALL_RO}), from Redis
   * 7.0 on. Like other reads, it is repeated if it was not answered.
   *
   * @param function its name
   * @param keys its first argument
   * @param arguments its second argument
   * @param mapper reads what the function returns; one that cannot fails this command alone
   * @param <T> the type of the value
   * @return the value
   */
  default <T extends @Nullable Object> CompletableFuture<T> fcallRo(
      String function,
      Collection<? extends K> keys,
      Collection<? extends V> arguments,
      ReplyMapper<T> mapper) {
    return execute(ScriptForm.FCALL_RO.command(format(), function, keys, arguments, mapper));
  }
}
