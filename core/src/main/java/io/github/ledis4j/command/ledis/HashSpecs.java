package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link LedisHashCommands}. */
final class HashSpecs {
  static final CommandSpec HSET = CommandSpec.write("HSET");
  static final CommandSpec HGET = CommandSpec.read("HGET");
  static final CommandSpec HMSET = CommandSpec.write("HMSET");
  static final CommandSpec HMGET = CommandSpec.read("HMGET");
  static final CommandSpec HDEL = CommandSpec.write("HDEL");
  static final CommandSpec HEXISTS = CommandSpec.read("HEXISTS");
  static final CommandSpec HLEN = CommandSpec.read("HLEN");
  static final CommandSpec HINCRBY = CommandSpec.write("HINCRBY");
  static final CommandSpec HGETALL = CommandSpec.read("HGETALL");
  static final CommandSpec HKEYS = CommandSpec.read("HKEYS");
  static final CommandSpec HVALS = CommandSpec.read("HVALS");
  static final CommandSpec HCLEAR = CommandSpec.write("HCLEAR");
  static final CommandSpec HMCLEAR = CommandSpec.write("HMCLEAR");
  static final CommandSpec HKEYEXISTS = CommandSpec.read("HKEYEXISTS");
  static final CommandSpec HEXPIRE = CommandSpec.write("HEXPIRE");
  static final CommandSpec HEXPIREAT = CommandSpec.write("HEXPIREAT");
  static final CommandSpec HTTL = CommandSpec.read("HTTL");
  static final CommandSpec HPERSIST = CommandSpec.write("HPERSIST");
  static final CommandSpec HDUMP = CommandSpec.read("HDUMP");

  private HashSpecs() {}
}
