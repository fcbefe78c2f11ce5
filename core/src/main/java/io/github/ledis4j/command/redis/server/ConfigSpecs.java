package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisServerCommands}. */
final class ConfigSpecs {
  static final CommandSpec GET = CommandSpec.read("CONFIG GET").withoutKey();
  static final CommandSpec SET = CommandSpec.write("CONFIG SET").withoutKey();
  static final CommandSpec RESETSTAT = CommandSpec.write("CONFIG RESETSTAT").withoutKey();

  static final CommandSpec REWRITE = CommandSpec.write("CONFIG REWRITE").withoutKey();

  private ConfigSpecs() {}
}
