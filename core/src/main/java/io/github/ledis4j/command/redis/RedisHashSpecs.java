package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisHashCommands}. */
final class RedisHashSpecs {
  static final CommandSpec HSET = CommandSpec.write("HSET");
  static final CommandSpec HMSET = CommandSpec.write("HMSET");
  static final CommandSpec HSETNX = CommandSpec.write("HSETNX");
  static final CommandSpec HSETEX = CommandSpec.write("HSETEX");
  static final CommandSpec HGETEX = CommandSpec.write("HGETEX");
  static final CommandSpec HGETDEL = CommandSpec.write("HGETDEL");
  static final CommandSpec HDEL = CommandSpec.write("HDEL");
  static final CommandSpec HINCRBY = CommandSpec.write("HINCRBY");
  static final CommandSpec HINCRBYFLOAT = CommandSpec.write("HINCRBYFLOAT");
  static final CommandSpec HGET = CommandSpec.read("HGET");
  static final CommandSpec HMGET = CommandSpec.read("HMGET");
  static final CommandSpec HGETALL = CommandSpec.read("HGETALL");
  static final CommandSpec HKEYS = CommandSpec.read("HKEYS");
  static final CommandSpec HVALS = CommandSpec.read("HVALS");
  static final CommandSpec HEXISTS = CommandSpec.read("HEXISTS");
  static final CommandSpec HLEN = CommandSpec.read("HLEN");
  static final CommandSpec HSTRLEN = CommandSpec.read("HSTRLEN");
  static final CommandSpec HRANDFIELD = CommandSpec.read("HRANDFIELD");
  static final CommandSpec HPEXPIRE = CommandSpec.write("HPEXPIRE");
  static final TimeForms<CommandSpec> HEXPIRE =
      new TimeForms<>(CommandSpec.write("HEXPIRE"), HPEXPIRE);
  static final CommandSpec HPEXPIREAT = CommandSpec.write("HPEXPIREAT");
  static final TimeForms<CommandSpec> HEXPIREAT =
      new TimeForms<>(CommandSpec.write("HEXPIREAT"), HPEXPIREAT);
  static final CommandSpec HTTL = CommandSpec.read("HTTL");
  static final CommandSpec HPTTL = CommandSpec.read("HPTTL");
  static final CommandSpec HEXPIRETIME = CommandSpec.read("HEXPIRETIME");
  static final CommandSpec HPEXPIRETIME = CommandSpec.read("HPEXPIRETIME");
  static final CommandSpec HPERSIST = CommandSpec.write("HPERSIST");

  private RedisHashSpecs() {}
}
