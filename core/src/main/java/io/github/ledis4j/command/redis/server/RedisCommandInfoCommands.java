package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that tell what it can do: its commands ({@code COMMAND}) and its modules.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisCommandInfoCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks for all commands ({@code COMMAND}).
   *
   * @return what the server knows of each
   */
  default CompletableFuture<List<CommandInfo>> command() {
    return execute(
        format().command(CommandInfoSpecs.COMMAND, 0).returning(CommandInfoReplies.COMMANDS));
  }

  /**
   * Counts the commands ({@code COMMAND COUNT}).
   *
   * @return how many there are, without subcommands
   */
  default CompletableFuture<Long> commandCount() {
    return execute(format().command(CommandInfoSpecs.COUNT, 0).returning(Replies.integer()));
  }

  /**
   * Asks for the documentation of commands ({@code COMMAND DOCS}), since Redis 7.0.
   *
   * @param names in any case, a subcommand as {@code config|get}; none for all commands
   * @return the documentation by name in lower case, without commands that are not known
   */
  default CompletableFuture<Map<String, CommandDocs>> commandDocs(String... names) {
    return execute(
        format()
            .command(CommandInfoSpecs.DOCS, names.length)
            .texts(Arrays.asList(names))
            .returning(CommandDocsReplies.DOCS));
  }

  /**
   * Asks which arguments of a command are keys ({@code COMMAND GETKEYS}); the command is not run,
   * and one without keys is answered with an error.
   *
   * @param command its name, a subcommand among the arguments
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers
   * @return the keys, in the order in which they stand
   * @throws IllegalArgumentException if an argument is of another type
   */
  default CompletableFuture<List<K>> commandGetkeys(String command, Object... arguments) {
    return execute(
        whole(CommandInfoSpecs.GETKEYS, command, arguments).returning(format().keyList()));
  }

  /**
   * Asks which arguments of a command are keys, and what it does to them ({@code COMMAND
   * GETKEYSANDFLAGS}), since Redis 7.0; the command is not run, and one without keys is answered
   * with an error.
   *
   * @param command its name, a subcommand among the arguments
   * @param arguments text, bytes, {@link java.nio.ByteBuffer} or numbers
   * @return the keys, in the order in which they stand, each with {@code RW}, {@code insert} and
   *     the like
   * @throws IllegalArgumentException if an argument is of another type
   */
  default CompletableFuture<List<KeyValue<K, Set<String>>>> commandGetkeysandflags(
      String command, Object... arguments) {
    return execute(
        whole(CommandInfoSpecs.GETKEYSANDFLAGS, command, arguments)
            .returning(CommandInfoReplies.flaggedKeys(format().keyCodec())));
  }

  private CommandBuilder<K, V> whole(CommandSpec spec, String command, Object... arguments) {
    CommandBuilder<K, V> builder = format().command(spec, 1 + arguments.length).add(command);
    for (Object argument : arguments) {
      builder.any(argument);
    }
    return builder;
  }

  /**
   * Asks for some commands ({@code COMMAND INFO}).
   *
   * @param names in any case, a subcommand as {@code config|get} since Redis 7.0; none for all
   *     commands
   * @return what the server knows of each, in the order of the names, null for one that it lacks
   */
  default CompletableFuture<List<@Nullable CommandInfo>> commandInfo(String... names) {
    return execute(
        format()
            .command(CommandInfoSpecs.INFO, names.length)
            .texts(Arrays.asList(names))
            .returning(CommandInfoReplies.NAMED_COMMANDS));
  }

  /**
   * Asks for the names of all commands ({@code COMMAND LIST}), since Redis 7.0.
   *
   * @return the names
   */
  default CompletableFuture<List<String>> commandList() {
    return execute(format().command(CommandInfoSpecs.LIST, 0).returning(AdminReplies.TEXTS));
  }

  /**
   * Asks for the names of some commands ({@code COMMAND LIST FILTERBY}), since Redis 7.0.
   *
   * @param filter which ones
   * @return the names, of subcommands too
   */
  default CompletableFuture<List<String>> commandList(CommandFilter filter) {
    return execute(
        FilterWords.of(filter)
            .addTo(format().command(CommandInfoSpecs.LIST, 3))
            .returning(AdminReplies.TEXTS));
  }

  /**
   * Asks for the modules that the server has loaded ({@code MODULE LIST}).
   *
   * @return the modules, also those that are built in
   */
  default CompletableFuture<List<ModuleInfo>> moduleList() {
    return execute(
        format().command(CommandInfoSpecs.MODULE_LIST, 0).returning(CommandInfoReplies.MODULES));
  }
}
