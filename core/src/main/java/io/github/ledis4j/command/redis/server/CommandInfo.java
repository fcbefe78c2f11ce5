package io.github.ledis4j.command.redis.server;

import java.util.List;
import java.util.Set;

/** What a server knows of one of its commands. */
public sealed interface CommandInfo permits CommandInfoReplies.Info {

  /** {@return the name in lower case, a subcommand as {@code config|get}} */
  String name();

  /** {@return how many words it has, its name included; negative if that is the least} */
  long arity();

  /** {@return what kind of command it is, {@code readonly}, {@code fast} and the like} */
  Set<String> flags();

  /** {@return the position of the first key, 1 for the first argument; 0 if there is none} */
  long firstKey();

  /** {@return the position of the last key; negative if counted from the end} */
  long lastKey();

  /** {@return how many words lie between two keys} */
  long keyStep();

  /** {@return the categories of users' rules, {@code @read} and the like} */
  Set<String> categories();

  /** {@return hints for clients and proxies; empty before Redis 7.0} */
  Set<String> tips();

  /** {@return where its keys are; empty before Redis 7.0} */
  List<KeySpecification> keySpecifications();

  /** {@return its subcommands; empty before Redis 7.0} */
  List<CommandInfo> subcommands();
}
