package io.github.ledis4j.command.redis.server;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a server documents of one of its commands. */
public sealed interface CommandDocs permits CommandDocsReplies.Docs {

  /** {@return what the command does} */
  String summary();

  /** {@return the version of the server that brought the command} */
  String since();

  /** {@return the group that it belongs to, {@code string}, {@code server} and the like} */
  String group();

  /** {@return how long it takes, or null if the server does not tell} */
  @Nullable String complexity();

  /** {@return the module that has it, or null if the server itself does} */
  @Nullable String module();

  /** {@return {@code deprecated} or {@code syscmd}, or nothing} */
  Set<String> flags();

  /** {@return the version that deprecated it, or null if it is not deprecated} */
  @Nullable String deprecatedSince();

  /** {@return what to use instead, or null if it is not deprecated} */
  @Nullable String replacedBy();

  /** {@return how it was changed} */
  List<CommandChange> history();

  /** {@return what it takes} */
  List<CommandArgument> arguments();

  /** {@return its subcommands by name, {@code config|get} for instance} */
  Map<String, CommandDocs> subcommands();
}
