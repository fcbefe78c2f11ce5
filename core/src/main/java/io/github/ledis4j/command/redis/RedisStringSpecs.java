package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisStringCommands}. */
final class RedisStringSpecs {
  static final CommandSpec GET = CommandSpec.read("GET");
  static final CommandSpec MGET = CommandSpec.read("MGET");
  static final CommandSpec GETRANGE = CommandSpec.read("GETRANGE");
  static final CommandSpec SET = CommandSpec.write("SET");
  static final CommandSpec GETSET = CommandSpec.write("GETSET");
  static final CommandSpec GETDEL = CommandSpec.write("GETDEL");
  static final CommandSpec GETEX = CommandSpec.write("GETEX");
  static final CommandSpec SETNX = CommandSpec.write("SETNX");
  static final CommandSpec PSETEX = CommandSpec.write("PSETEX");
  static final TimeForms<CommandSpec> SETEX = new TimeForms<>(CommandSpec.write("SETEX"), PSETEX);
  static final CommandSpec MSET = CommandSpec.write("MSET");
  static final CommandSpec MSETNX = CommandSpec.write("MSETNX");
  static final CommandSpec MSETEX = CommandSpec.write("MSETEX").keyAt(2);
  static final CommandSpec DELIFEQ = CommandSpec.write("DELIFEQ");
  static final CommandSpec LCS = CommandSpec.read("LCS");
  static final CommandSpec APPEND = CommandSpec.write("APPEND");
  static final CommandSpec SETRANGE = CommandSpec.write("SETRANGE");
  static final CommandSpec INCR = CommandSpec.write("INCR");
  static final CommandSpec INCRBY = CommandSpec.write("INCRBY");
  static final CommandSpec DECR = CommandSpec.write("DECR");
  static final CommandSpec DECRBY = CommandSpec.write("DECRBY");
  static final CommandSpec INCRBYFLOAT = CommandSpec.write("INCRBYFLOAT");
  static final CommandSpec STRLEN = CommandSpec.read("STRLEN");

  /** What a string may hold at most; the limit of the server itself is lower as a rule. */
  static final long LARGEST_VALUE = 1L << 30;

  private RedisStringSpecs() {}
}
