package io.github.ledis4j.command;

/** The facts about the commands of {@link StringCommands}. */
final class StringSpecs {
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

  /** What a string may hold at most: 1 GiB on LedisDB, less on Redis, which says so itself. */
  static final long LARGEST_VALUE = 1L << 30;

  private StringSpecs() {}
}
