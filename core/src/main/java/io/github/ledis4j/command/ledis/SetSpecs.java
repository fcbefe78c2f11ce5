package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link LedisSetCommands}. */
final class SetSpecs {
  static final CommandSpec SADD = CommandSpec.write("SADD");
  static final CommandSpec SREM = CommandSpec.write("SREM");
  static final CommandSpec SCARD = CommandSpec.read("SCARD");
  static final CommandSpec SISMEMBER = CommandSpec.read("SISMEMBER");
  static final CommandSpec SMEMBERS = CommandSpec.read("SMEMBERS");
  static final CommandSpec SUNION = CommandSpec.read("SUNION");
  static final CommandSpec SDIFF = CommandSpec.read("SDIFF");
  static final CommandSpec SINTER = CommandSpec.read("SINTER");
  static final CommandSpec SUNIONSTORE = CommandSpec.write("SUNIONSTORE");
  static final CommandSpec SDIFFSTORE = CommandSpec.write("SDIFFSTORE");
  static final CommandSpec SINTERSTORE = CommandSpec.write("SINTERSTORE");
  static final CommandSpec SCLEAR = CommandSpec.write("SCLEAR");
  static final CommandSpec SMCLEAR = CommandSpec.write("SMCLEAR");
  static final CommandSpec SKEYEXISTS = CommandSpec.read("SKEYEXISTS");
  static final CommandSpec SEXPIRE = CommandSpec.write("SEXPIRE");
  static final CommandSpec SEXPIREAT = CommandSpec.write("SEXPIREAT");
  static final CommandSpec STTL = CommandSpec.read("STTL");
  static final CommandSpec SPERSIST = CommandSpec.write("SPERSIST");
  static final CommandSpec SDUMP = CommandSpec.read("SDUMP");

  private SetSpecs() {}
}
