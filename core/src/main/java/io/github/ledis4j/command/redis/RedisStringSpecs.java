package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisStringCommands} and {@link RedisCompareCommands}. */
final class RedisStringSpecs {
  static final CommandSpec SET = CommandSpec.write("SET");
  static final CommandSpec GETSET = CommandSpec.write("GETSET");
  static final CommandSpec GETDEL = CommandSpec.write("GETDEL");
  static final CommandSpec GETEX = CommandSpec.write("GETEX");
  static final CommandSpec PSETEX = CommandSpec.write("PSETEX");
  static final CommandSpec MSET = CommandSpec.write("MSET");
  static final CommandSpec MSETNX = CommandSpec.write("MSETNX");
  static final CommandSpec MSETEX = CommandSpec.write("MSETEX").keyAt(2);
  static final CommandSpec DELIFEQ = CommandSpec.write("DELIFEQ");
  static final CommandSpec LCS = CommandSpec.read("LCS");
  static final CommandSpec INCRBYFLOAT = CommandSpec.write("INCRBYFLOAT");
  static final CommandSpec STRLEN = CommandSpec.read("STRLEN");

  private RedisStringSpecs() {}
}
