package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.ScriptForm;
import io.github.ledis4j.script.ScriptCommands;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that run Lua.
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
   * Has the server forget all scripts ({@code SCRIPT FLUSH}, with a mode from Redis 6.2 on).
   *
   * @param mode when the memory is freed
   * @return true
   */
  default CompletableFuture<Boolean> scriptFlush(FlushMode mode) {
    return execute(
        format().command(RedisScriptSpecs.FLUSH, 1).add(mode.name()).returning(Replies.ok()));
  }

  /**
   * Ends the script that keeps the server busy, if it has not written yet ({@code SCRIPT KILL}).
   * Commands on the connection that the script came by wait behind it: use another client.
   *
   * @return true; fails with an error {@code NOTBUSY} if none runs, {@code UNKILLABLE} if it wrote
   */
  default CompletableFuture<Boolean> scriptKill() {
    return execute(format().command(RedisScriptSpecs.KILL, 0).returning(Replies.ok()));
  }

  /**
   * Asks for the text of a script that the server has ({@code SCRIPT SHOW}, from Valkey 8.0 on); an
   * error {@code NOSCRIPT} if the server has it not.
   *
   * @param digest the SHA-1 digest of the script in hexadecimal digits
   * @return Lua 5.1
   */
  default CompletableFuture<String> scriptShow(String digest) {
    return execute(
        format().command(RedisScriptSpecs.SHOW, 1).add(digest).returning(RedisScriptSpecs.NAME));
  }
}
