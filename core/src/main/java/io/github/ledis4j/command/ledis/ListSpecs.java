package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link LedisListCommands}. */
final class ListSpecs {
  static final CommandSpec LPUSH = CommandSpec.write("LPUSH");
  static final CommandSpec RPUSH = CommandSpec.write("RPUSH");
  static final CommandSpec LPOP = CommandSpec.write("LPOP");
  static final CommandSpec RPOP = CommandSpec.write("RPOP");
  static final CommandSpec LLEN = CommandSpec.read("LLEN");
  static final CommandSpec LINDEX = CommandSpec.read("LINDEX");
  static final CommandSpec LRANGE = CommandSpec.read("LRANGE");
  static final CommandSpec LTRIM = CommandSpec.write("LTRIM");
  static final CommandSpec LTRIM_FRONT = CommandSpec.write("LTRIM_FRONT");
  static final CommandSpec LTRIM_BACK = CommandSpec.write("LTRIM_BACK");
  static final CommandSpec RPOPLPUSH = CommandSpec.write("RPOPLPUSH");
  static final CommandSpec LCLEAR = CommandSpec.write("LCLEAR");
  static final CommandSpec LMCLEAR = CommandSpec.write("LMCLEAR");
  static final CommandSpec LKEYEXISTS = CommandSpec.read("LKEYEXISTS");
  static final CommandSpec LEXPIRE = CommandSpec.write("LEXPIRE");
  static final CommandSpec LEXPIREAT = CommandSpec.write("LEXPIREAT");
  static final CommandSpec LTTL = CommandSpec.read("LTTL");
  static final CommandSpec LPERSIST = CommandSpec.write("LPERSIST");
  static final CommandSpec LDUMP = CommandSpec.read("LDUMP");

  /** Near 2^30 and above, LTRIM_FRONT overflows: it removes nothing and answers the count. */
  static final long MOST_TRIMMED = 1L << 29;

  private ListSpecs() {}
}
