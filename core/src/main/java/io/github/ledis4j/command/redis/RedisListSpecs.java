package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisListCommands}. */
final class RedisListSpecs {
  static final CommandSpec LLEN = CommandSpec.read("LLEN");
  static final CommandSpec LINDEX = CommandSpec.read("LINDEX");
  static final CommandSpec LRANGE = CommandSpec.read("LRANGE");
  static final CommandSpec LPOS = CommandSpec.read("LPOS");
  static final CommandSpec LPUSH = CommandSpec.write("LPUSH");
  static final CommandSpec RPUSH = CommandSpec.write("RPUSH");
  static final CommandSpec LPUSHX = CommandSpec.write("LPUSHX");
  static final CommandSpec RPUSHX = CommandSpec.write("RPUSHX");
  static final CommandSpec LPOP = CommandSpec.write("LPOP");
  static final CommandSpec RPOP = CommandSpec.write("RPOP");
  static final CommandSpec LMPOP = CommandSpec.write("LMPOP").keyAt(2);
  static final CommandSpec LMOVE = CommandSpec.write("LMOVE");
  static final CommandSpec RPOPLPUSH = CommandSpec.write("RPOPLPUSH");
  static final CommandSpec LINSERT = CommandSpec.write("LINSERT");
  static final CommandSpec LSET = CommandSpec.write("LSET");
  static final CommandSpec LREM = CommandSpec.write("LREM");
  static final CommandSpec LTRIM = CommandSpec.write("LTRIM");

  private RedisListSpecs() {}
}
