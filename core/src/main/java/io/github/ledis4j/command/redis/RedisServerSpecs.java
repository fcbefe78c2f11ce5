package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisServerCommands}. */
final class RedisServerSpecs {
  static final CommandSpec DBSIZE = CommandSpec.read("DBSIZE").withoutKey();
  static final CommandSpec CONFIG_SET = CommandSpec.write("CONFIG SET").withoutKey();

  private RedisServerSpecs() {}
}
