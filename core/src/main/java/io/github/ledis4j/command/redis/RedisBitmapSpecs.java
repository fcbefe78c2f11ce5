package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisBitmapCommands}. */
final class RedisBitmapSpecs {
  static final CommandSpec SETBIT = CommandSpec.write("SETBIT");
  static final CommandSpec GETBIT = CommandSpec.read("GETBIT");
  static final CommandSpec BITCOUNT = CommandSpec.read("BITCOUNT");
  static final CommandSpec BITPOS = CommandSpec.read("BITPOS");
  static final CommandSpec BITOP = CommandSpec.write("BITOP").keyAt(2);
  static final CommandSpec BITFIELD = CommandSpec.write("BITFIELD");
  static final CommandSpec BITFIELD_RO = CommandSpec.read("BITFIELD_RO");

  private RedisBitmapSpecs() {}
}
