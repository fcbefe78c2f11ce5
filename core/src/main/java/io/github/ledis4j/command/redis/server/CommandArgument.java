package io.github.ledis4j.command.redis.server;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An argument of a command. */
public sealed interface CommandArgument permits CommandDocsReplies.Argument {

  /** {@return the name of the argument} */
  String name();

  /**
   * {@return its type: {@code key}, {@code string}, {@code integer}, {@code oneof}, {@code block}
   * and others}
   */
  String type();

  /** {@return the word in front of it, or the word that it is; null if there is none} */
  @Nullable String token();

  /** {@return what it is for, or null if the server does not tell} */
  @Nullable String summary();

  /** {@return the version of the server that brought it, or null if it is as old as the command} */
  @Nullable String since();

  /** {@return the version that deprecated it, or null if it is not deprecated} */
  @Nullable String deprecatedSince();

  /** {@return {@code optional}, {@code multiple} and the like} */
  Set<String> flags();

  /** {@return the arguments that it is made of, or one of which it is} */
  List<CommandArgument> arguments();
}
