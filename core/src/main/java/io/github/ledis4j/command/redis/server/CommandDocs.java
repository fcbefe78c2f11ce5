package io.github.ledis4j.command.redis.server;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server documents of one of its commands.
 *
 * @param summary what it does
 * @param since which version of the server
 * @param group {@code string}, {@code server} and the like
 * @param complexity how long it takes, or empty
 * @param module that has it, or null if the server itself does
 * @param flags {@code deprecated}, {@code syscmd}
 * @param deprecatedSince which version, or null if it is not
 * @param replacedBy what to use instead, or null if it is not deprecated
 * @param history how it was changed
 * @param arguments what it takes
 * @param subcommands its subcommands by name, {@code config|get} for instance
 */
public record CommandDocs(
    String summary,
    String since,
    String group,
    String complexity,
    @Nullable String module,
    Set<String> flags,
    @Nullable String deprecatedSince,
    @Nullable String replacedBy,
    List<CommandChange> history,
    List<CommandArgument> arguments,
    Map<String, CommandDocs> subcommands) {}
