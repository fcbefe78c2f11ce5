package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisServerCommands}. */
final class RedisServerSpecs {
  static final CommandSpec DBSIZE = CommandSpec.read("DBSIZE").withoutKey();
  static final CommandSpec ROLE = CommandSpec.read("ROLE").withoutKey();
  static final CommandSpec TIME = CommandSpec.read("TIME").withoutKey();
  static final CommandSpec FLUSHDB = CommandSpec.write("FLUSHDB").withoutKey();
  static final CommandSpec FLUSHALL = CommandSpec.write("FLUSHALL").withoutKey();
  static final CommandSpec INFO = CommandSpec.read("INFO").withoutKey();
  static final CommandSpec LOLWUT = CommandSpec.read("LOLWUT").withoutKey();
  static final CommandSpec SWAPDB = CommandSpec.write("SWAPDB").withoutKey();

  private RedisServerSpecs() {}
}
