package io.github.ledis4j.internal.command;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.script.Script;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The commands that run a script: what to run, how many keys, the keys, the arguments. */
public enum ScriptForm {
  EVAL(CommandSpec.write("EVAL")),
  EVALSHA(CommandSpec.write("EVALSHA")),
  EVAL_RO(CommandSpec.read("EVAL_RO")),
  EVALSHA_RO(CommandSpec.read("EVALSHA_RO")),
  FCALL(CommandSpec.write("FCALL")),
  FCALL_RO(CommandSpec.read("FCALL_RO"));

  private final CommandSpec withKeys;
  private final CommandSpec withoutKey;

  ScriptForm(CommandSpec spec) {
    this.withKeys = spec.keyAt(3);
    this.withoutKey = spec.withoutKey();
  }

  /**
   * Packs a run. Its reply is read as if by a user's own command: one that the mapper does not take
   * is the script's fault, and no reason to close the connection.
   *
   * @param what the text, the digest or the name of what is run
   */
  public <K, V, T extends @Nullable Object> Command<T> command(
      Format<K, V> format,
      String what,
      Collection<? extends K> keys,
      Collection<? extends V> arguments,
      ReplyMapper<T> mapper) {
    requireNonNull(mapper, "mapper");
    return format
        .command(keys.isEmpty() ? withoutKey : withKeys, 2 + keys.size() + arguments.size())
        .add(what)
        .add(keys.size())
        .keys(keys)
        .values(arguments)
        .returning(Replies.tree())
        .returning(mapper);
  }

  /** Packs one run of a script as its digest; a server that does not know it says so. */
  public static <K, V, T extends @Nullable Object> Command<T> byDigest(
      Script<T> script,
      Format<K, V> format,
      Collection<? extends K> keys,
      Collection<? extends V> arguments) {
    ScriptForm form = script.isReadOnly() ? EVALSHA_RO : EVALSHA;
    return form.command(format, script.digest(), keys, arguments, script.mapper());
  }

  /** Packs one run of a script in full; the server knows its digest after it. */
  public static <K, V, T extends @Nullable Object> Command<T> inFull(
      Script<T> script,
      Format<K, V> format,
      Collection<? extends K> keys,
      Collection<? extends V> arguments) {
    ScriptForm form = script.isReadOnly() ? EVAL_RO : EVAL;
    return form.command(format, script.lua(), keys, arguments, script.mapper());
  }
}
