package io.github.ledis4j.script;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * The commands for the scripts that one server keeps, which LedisDB and Redis have in the same
 * form. Nobody needs them who runs a {@link Script}: that is loaded where it is missing.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface StoredScriptCommands<K, V> extends CommandSink<K, V> {

  /**
   * Has the server keep a script for {@link ScriptCommands#evalsha} until it stops ({@code SCRIPT
   * LOAD}).
   *
   * @param script Lua 5.1
   * @return its SHA-1 digest in hexadecimal digits
   */
  default CompletableFuture<String> scriptLoad(String script) {
    return execute(
        format()
            .command(StoredScriptSpecs.LOAD, 1)
            .add(script)
            .returning(StoredScriptReplies.DIGEST));
  }

  /**
   * Asks which scripts the server has ({@code SCRIPT EXISTS}).
   *
   * @param digests at least one SHA-1 digest in hexadecimal digits of either case
   * @return for each, in this order, whether the script is there
   * @throws IllegalArgumentException if there is no digest
   */
  default CompletableFuture<List<Boolean>> scriptExists(String... digests) {
    return scriptExists(Arrays.asList(digests));
  }

  /**
   * Asks which scripts the server has ({@code SCRIPT EXISTS}).
   *
   * @param digests at least one SHA-1 digest in hexadecimal digits of either case
   * @return for each, in this order, whether the script is there
   * @throws IllegalArgumentException if there is no digest
   */
  default CompletableFuture<List<Boolean>> scriptExists(Collection<String> digests) {
    CommandBuilder<K, V> command =
        format().command(StoredScriptSpecs.EXISTS, count(digests, "digest"));
    for (String digest : digests) {
      // EVALSHA of LedisDB takes either case, but its SCRIPT EXISTS knows the lower only.
      command.add(digest.toLowerCase(Locale.ROOT));
    }
    return execute(command.returning(StoredScriptReplies.FLAGS));
  }

  /**
   * Has the server forget all scripts ({@code SCRIPT FLUSH}). LedisDB gets no place back by that.
   *
   * @return completes when that is done
   */
  default CompletableFuture<Void> scriptFlush() {
    return execute(format().command(StoredScriptSpecs.FLUSH, 0).returning(Replies.done()));
  }
}
