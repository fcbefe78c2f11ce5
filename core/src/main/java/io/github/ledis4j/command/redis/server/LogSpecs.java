package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisServerCommands}. */
final class LogSpecs {
  static final CommandSpec SLOWLOG_GET = CommandSpec.read("SLOWLOG GET").withoutKey();
  static final CommandSpec SLOWLOG_LEN = CommandSpec.read("SLOWLOG LEN").withoutKey();
  static final CommandSpec SLOWLOG_RESET = CommandSpec.write("SLOWLOG RESET").withoutKey();
  static final CommandSpec COMMANDLOG_GET = CommandSpec.read("COMMANDLOG GET").withoutKey();
  static final CommandSpec COMMANDLOG_LEN = CommandSpec.read("COMMANDLOG LEN").withoutKey();
  static final CommandSpec COMMANDLOG_RESET = CommandSpec.write("COMMANDLOG RESET").withoutKey();

  private LogSpecs() {}
}
