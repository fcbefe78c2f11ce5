package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisServerCommands}. */
final class CommandInfoSpecs {
  static final CommandSpec COMMAND = CommandSpec.read("COMMAND").withoutKey();
  static final CommandSpec COUNT = CommandSpec.read("COMMAND COUNT").withoutKey();
  static final CommandSpec DOCS = CommandSpec.read("COMMAND DOCS").withoutKey();
  static final CommandSpec GETKEYS = CommandSpec.read("COMMAND GETKEYS").withoutKey();
  static final CommandSpec GETKEYSANDFLAGS =
      CommandSpec.read("COMMAND GETKEYSANDFLAGS").withoutKey();
  static final CommandSpec INFO = CommandSpec.read("COMMAND INFO").withoutKey();
  static final CommandSpec LIST = CommandSpec.read("COMMAND LIST").withoutKey();
  static final CommandSpec MODULE_LIST = CommandSpec.read("MODULE LIST").withoutKey();

  private CommandInfoSpecs() {}
}
