package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link LedisSortedSetCommands}. */
final class SortedSetSpecs {
  static final CommandSpec ZADD = CommandSpec.write("ZADD");
  static final CommandSpec ZREM = CommandSpec.write("ZREM");
  static final CommandSpec ZINCRBY = CommandSpec.write("ZINCRBY");
  static final CommandSpec ZSCORE = CommandSpec.read("ZSCORE");
  static final CommandSpec ZRANK = CommandSpec.read("ZRANK");
  static final CommandSpec ZREVRANK = CommandSpec.read("ZREVRANK");
  static final CommandSpec ZCARD = CommandSpec.read("ZCARD");
  static final CommandSpec ZCOUNT = CommandSpec.read("ZCOUNT");
  static final CommandSpec ZLEXCOUNT = CommandSpec.read("ZLEXCOUNT");
  static final CommandSpec ZREMRANGEBYRANK = CommandSpec.write("ZREMRANGEBYRANK");
  static final CommandSpec ZREMRANGEBYSCORE = CommandSpec.write("ZREMRANGEBYSCORE");
  static final CommandSpec ZUNIONSTORE = CommandSpec.write("ZUNIONSTORE");
  static final CommandSpec ZINTERSTORE = CommandSpec.write("ZINTERSTORE");

  static final CommandSpec ZRANGE = CommandSpec.read("ZRANGE");
  static final CommandSpec ZREVRANGE = CommandSpec.read("ZREVRANGE");
  static final CommandSpec ZRANGEBYSCORE = CommandSpec.read("ZRANGEBYSCORE");
  static final CommandSpec ZREVRANGEBYSCORE = CommandSpec.read("ZREVRANGEBYSCORE");
  static final CommandSpec ZRANGEBYLEX = CommandSpec.read("ZRANGEBYLEX");

  static final CommandSpec ZCLEAR = CommandSpec.write("ZCLEAR");
  static final CommandSpec ZMCLEAR = CommandSpec.write("ZMCLEAR");
  static final CommandSpec ZKEYEXISTS = CommandSpec.read("ZKEYEXISTS");
  static final CommandSpec ZEXPIRE = CommandSpec.write("ZEXPIRE");
  static final CommandSpec ZEXPIREAT = CommandSpec.write("ZEXPIREAT");
  static final CommandSpec ZTTL = CommandSpec.read("ZTTL");
  static final CommandSpec ZPERSIST = CommandSpec.write("ZPERSIST");
  static final CommandSpec ZDUMP = CommandSpec.read("ZDUMP");

  private SortedSetSpecs() {}
}
