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

  /** The server takes offsets modulo 2^32 and would touch another bit. */
  static final long LARGEST_BIT = (1L << 32) - 1;

  private KeyValueSpecs() {}
}
