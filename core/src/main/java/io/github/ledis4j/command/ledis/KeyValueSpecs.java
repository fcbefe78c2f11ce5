package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link LedisKeyValueCommands}. */
final class KeyValueSpecs {
  static final CommandSpec SET = CommandSpec.write("SET");
  static final CommandSpec GETSET = CommandSpec.write("GETSET");
  static final CommandSpec MSET = CommandSpec.write("MSET");
  static final CommandSpec DEL = CommandSpec.write("DEL");
  static final CommandSpec TTL = CommandSpec.read("TTL");
  static final CommandSpec GETBIT = CommandSpec.read("GETBIT");
  static final CommandSpec SETBIT = CommandSpec.write("SETBIT");
  static final CommandSpec BITCOUNT = CommandSpec.read("BITCOUNT");
  static final CommandSpec BITPOS = CommandSpec.read("BITPOS");
  static final CommandSpec BITOP = CommandSpec.write("BITOP").keyAt(2);
  static final CommandSpec GET = CommandSpec.read("GET");
  static final CommandSpec MGET = CommandSpec.read("MGET");
  static final CommandSpec GETRANGE = CommandSpec.read("GETRANGE");
  static final CommandSpec SETNX = CommandSpec.write("SETNX");
  static final CommandSpec SETEX = CommandSpec.write("SETEX");
  static final CommandSpec SETRANGE = CommandSpec.write("SETRANGE");
  static final CommandSpec APPEND = CommandSpec.write("APPEND");
  static final CommandSpec INCR = CommandSpec.write("INCR");
  static final CommandSpec INCRBY = CommandSpec.write("INCRBY");
  static final CommandSpec DECR = CommandSpec.write("DECR");
  static final CommandSpec DECRBY = CommandSpec.write("DECRBY");
  static final CommandSpec EXISTS = CommandSpec.read("EXISTS");
  static final CommandSpec EXPIRE = CommandSpec.write("EXPIRE");
  static final CommandSpec EXPIREAT = CommandSpec.write("EXPIREAT");
  static final CommandSpec PERSIST = CommandSpec.write("PERSIST");
  static final CommandSpec DUMP = CommandSpec.read("DUMP");

  /** What a string may hold at most. */
  static final long LARGEST_VALUE = 1L << 30;

  /** The server takes offsets modulo 2^32 and would touch another bit. */
  static final long LARGEST_BIT = (1L << 32) - 1;

  private KeyValueSpecs() {}
}
