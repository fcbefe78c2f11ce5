package io.github.ledis4j.script;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.ReplyMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A Lua script and the type of what it returns. It belongs to no client and no server: {@link #run}
 * sends its digest, and its text only where the server does not know that. Immutable and
 * thread-safe.
 *
 * <p>LedisDB wears out: each run takes one of 5120 places there for good, no matter who runs it,
 * and when they are used up scripts fail until the server is restarted ({@link
 * io.github.ledis4j.command.ledis.LedisScriptCommands}).
 *
 * @param <T> the type of the value that it returns
 */
public final class Script<T extends @Nullable Object> {
  private final String lua;
  private final String digest;
  private final ReplyMapper<T> mapper;
  private final boolean readOnly;

  private Script(String lua, ReplyMapper<T> mapper, boolean readOnly) {
    this.lua = lua;
    this.digest = sha1(lua);
    this.mapper = requireNonNull(mapper, "mapper");
    this.readOnly = readOnly;
  }

  /**
   * Makes a script. Nothing is sent.
   *
   * @param lua Lua 5.1, not null, sent as UTF-8
   * @param mapper reads what it returns; one that cannot fails that run alone
   * @param <T> the type of the value
   * @return the script
   */
  public static <T extends @Nullable Object> Script<T> of(String lua, ReplyMapper<T> mapper) {
    return new Script<>(lua, mapper, false);
  }

  /**
   * Makes a script that changes nothing ({@code EVALSHA_RO}, {@code EVAL_RO}), which Redis from 7.0
   * on also runs on replicas. The server refuses it to write. Like other reads, a run that was not
   * answered is repeated.
   *
   * @param lua Lua 5.1, not null, sent as UTF-8
   * @param mapper reads what it returns; one that cannot fails that run alone
   * @param <T> the type of the value
   * @return the script
   */
  public static <T extends @Nullable Object> Script<T> readOnly(String lua, ReplyMapper<T> mapper) {
    return new Script<>(lua, mapper, true);
  }

  private static String sha1(String lua) {
    try {
      byte[] bytes = lua.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /**
   * Returns the name under which servers keep this script.
   *
   * @return the SHA-1 digest of its text, 40 hexadecimal digits in lower case
   */
  public String digest() {
    return digest;
  }

  /**
   * Returns its text.
   *
   * @return Lua
   */
  public String lua() {
    return lua;
  }

  /**
   * Returns what reads its result.
   *
   * @return the mapper that it was made with
   */
  public ReplyMapper<T> mapper() {
    return mapper;
  }

  /**
   * Tells whether it changes nothing.
   *
   * @return true if it was made by {@link #readOnly}
   */
  public boolean isReadOnly() {
    return readOnly;
  }

  /**
   * Runs this script. On a client, a view or a leased connection it goes out as its digest; if the
   * server does not know that ({@code NOSCRIPT}), once more in full, which takes a deadline of its
   * own. A script must not answer with an error {@code NOSCRIPT} itself, or it is run twice.
   *
   * <p>Batches, transactions and writers cannot wait for an answer to see whether the server knows
   * it: in a batch or transaction the first run goes out in full and later ones as the digest, in a
   * writer all until the first is answered go out in full. A run there fails with {@code NOSCRIPT},
   * and has done nothing, if the server forgot the script, in a restart for instance.
   *
   * @param sink where to run it
   * @param keys what it finds in {@code KEYS}
   * @param arguments what it finds in {@code ARGV}
   * @param <K> the type of keys
   * @param <V> the type of values
   * @return what it returns, or a {@code LedisException}; cancelling the future also keeps back
   *     what was not sent yet
   */
  public <K, V> CompletableFuture<T> run(
      ScriptCommands<K, V> sink, Collection<? extends K> keys, Collection<? extends V> arguments) {
    return sink.eval(this, keys, arguments);
  }

  /**
   * Binds this script to one client, view or other sink.
   *
   * @param sink where it will run
   * @param <K> the type of keys
   * @param <V> the type of values
   * @return this script there
   */
  public <K, V> BoundScript<K, V, T> on(ScriptCommands<K, V> sink) {
    return new BoundScript<>(this, sink);
  }

  /** Gives the digest, not the text. */
  @Override
  public String toString() {
    return "script " + digest;
  }
}
