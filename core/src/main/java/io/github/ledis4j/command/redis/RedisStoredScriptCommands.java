package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.server.FlushMode;
import io.github.ledis4j.script.StoredScriptCommands;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis for the scripts that one server keeps and runs.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisStoredScriptCommands<K, V> extends StoredScriptCommands<K, V> {

  /**
   * Has the server forget all scripts ({@code SCRIPT FLUSH}, with a mode from Redis 6.2 on).
   *
   * @param mode when the memory is freed
   * @return completes when that is done
   */
  default CompletableFuture<Void> scriptFlush(FlushMode mode) {
    return execute(
        format().command(RedisScriptSpecs.FLUSH, 1).add(mode.name()).returning(Replies.done()));
  }

  /**
   * Ends the script that keeps the server busy, if it has not written yet ({@code SCRIPT KILL}).
   * Commands on the connection that the script came by wait behind it: use another client.
   *
   * @return completes when that is done; fails with an error {@code NOTBUSY} if none runs, {@code
   *     UNKILLABLE} if it wrote
   */
  default CompletableFuture<Void> scriptKill() {
    return execute(format().command(RedisScriptSpecs.KILL, 0).returning(Replies.done()));
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
