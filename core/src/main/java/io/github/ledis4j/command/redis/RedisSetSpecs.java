package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisSetCommands}. */
final class RedisSetSpecs {
  static final CommandSpec SADD = CommandSpec.write("SADD");
  static final CommandSpec SREM = CommandSpec.write("SREM");
  static final CommandSpec SMOVE = CommandSpec.write("SMOVE");
  static final CommandSpec SPOP = CommandSpec.write("SPOP");
  static final CommandSpec SRANDMEMBER = CommandSpec.read("SRANDMEMBER");
  static final CommandSpec SMEMBERS = CommandSpec.read("SMEMBERS");
  static final CommandSpec SCARD = CommandSpec.read("SCARD");
  static final CommandSpec SISMEMBER = CommandSpec.read("SISMEMBER");
  static final CommandSpec SMISMEMBER = CommandSpec.read("SMISMEMBER");
  static final CommandSpec SUNION = CommandSpec.read("SUNION");
  static final CommandSpec SINTER = CommandSpec.read("SINTER");
  static final CommandSpec SDIFF = CommandSpec.read("SDIFF");
  static final CommandSpec SUNIONSTORE = CommandSpec.write("SUNIONSTORE");
  static final CommandSpec SINTERSTORE = CommandSpec.write("SINTERSTORE");
  static final CommandSpec SDIFFSTORE = CommandSpec.write("SDIFFSTORE");
  static final CommandSpec SINTERCARD = CommandSpec.read("SINTERCARD").keyAt(2);

  private RedisSetSpecs() {}
}
