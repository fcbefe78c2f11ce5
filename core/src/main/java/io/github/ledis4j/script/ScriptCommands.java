package io.github.ledis4j.script;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.internal.command.DigestFirst;
import io.github.ledis4j.internal.command.ScriptForm;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands that run Lua, which LedisDB and Redis have in the same form. What the server keeps
 * for them is in {@link StoredScriptCommands}.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface ScriptCommands<K, V> extends CommandSink<K, V> {

  /**
   * Binds a script to this sink: {@code redis.script(multiply).run(keys, arguments)}.
   *
   * @param script what to run
   * @param <T> the type of the value
   * @return the script here
   */
  default <T extends @Nullable Object> BoundScript<K, V, T> script(Script<T> script) {
    return script.on(this);
  }

  /**
   * Runs a script by its digest, and in full where the server does not know that; {@link
   * Script#run} says when which of them is sent.
   *
   * @param script what to run
   * @param keys what it finds in {@code KEYS}
   * @param arguments what it finds in {@code ARGV}
   * @param <T> the type of the value
   * @return the value
   */
  default <T extends @Nullable Object> CompletableFuture<T> eval(
      Script<T> script, Collection<? extends K> keys, Collection<? extends V> arguments) {
    return DigestFirst.send(
        this,
        ScriptForm.byDigest(script, format(), keys, arguments),
        ScriptForm.inFull(script, format(), keys, arguments));
  }

  /**
   * Runs a script ({@code EVAL}); the server keeps it for {@link #evalsha}.
   *
   * @param script Lua 5.1
   * @param keys what the script finds in {@code KEYS}
   * @param arguments what the script finds in {@code ARGV}
   * @param mapper reads what the script returns; one that cannot fails this command alone
   * @param <T> the type of the value
   * @return the value
   */
  default <T extends @Nullable Object> CompletableFuture<T> eval(
      String script,
      Collection<? extends K> keys,
      Collection<? extends V> arguments,
      ReplyMapper<T> mapper) {
    return execute(ScriptForm.EVAL.command(format(), script, keys, arguments, mapper));
  }

  /**
   * Runs a script that the server has ({@code EVALSHA}); an error {@code NOSCRIPT} if it has not.
   *
   * @param digest the SHA-1 digest of the script in hexadecimal digits
   * @param keys what the script finds in {@code KEYS}
   * @param arguments what the script finds in {@code ARGV}
   * @param mapper reads what the script returns; one that cannot fails this command alone
   * @param <T> the type of the value
   * @return the value
   */
  default <T extends @Nullable Object> CompletableFuture<T> evalsha(
      String digest,
      Collection<? extends K> keys,
      Collection<? extends V> arguments,
      ReplyMapper<T> mapper) {
    return execute(ScriptForm.EVALSHA.command(format(), digest, keys, arguments, mapper));
  }
}
