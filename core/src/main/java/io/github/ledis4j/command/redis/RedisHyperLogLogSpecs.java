package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisHyperLogLogCommands}. */
final class RedisHyperLogLogSpecs {
  static final CommandSpec PFADD = CommandSpec.write("PFADD");
  static final CommandSpec PFCOUNT = CommandSpec.read("PFCOUNT");
  static final CommandSpec PFMERGE = CommandSpec.write("PFMERGE");

  private RedisHyperLogLogSpecs() {}
}
