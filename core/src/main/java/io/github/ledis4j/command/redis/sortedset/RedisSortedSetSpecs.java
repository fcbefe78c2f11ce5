package io.github.ledis4j.command.redis.sortedset;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisSortedSetCommands}. */
final class RedisSortedSetSpecs {
  static final CommandSpec ZADD = CommandSpec.write("ZADD");
  static final CommandSpec ZINCRBY = CommandSpec.write("ZINCRBY");
  static final CommandSpec ZREM = CommandSpec.write("ZREM");
  static final CommandSpec ZREMRANGEBYRANK = CommandSpec.write("ZREMRANGEBYRANK");
  static final CommandSpec ZREMRANGEBYSCORE = CommandSpec.write("ZREMRANGEBYSCORE");
  static final CommandSpec ZREMRANGEBYLEX = CommandSpec.write("ZREMRANGEBYLEX");
  static final CommandSpec ZPOPMIN = CommandSpec.write("ZPOPMIN");
  static final CommandSpec ZPOPMAX = CommandSpec.write("ZPOPMAX");
  static final CommandSpec ZMPOP = CommandSpec.write("ZMPOP").keyAt(2);
  static final CommandSpec ZCARD = CommandSpec.read("ZCARD");
  static final CommandSpec ZCOUNT = CommandSpec.read("ZCOUNT");
  static final CommandSpec ZLEXCOUNT = CommandSpec.read("ZLEXCOUNT");
  static final CommandSpec ZSCORE = CommandSpec.read("ZSCORE");
  static final CommandSpec ZMSCORE = CommandSpec.read("ZMSCORE");
  static final CommandSpec ZRANK = CommandSpec.read("ZRANK");
  static final CommandSpec ZREVRANK = CommandSpec.read("ZREVRANK");
  static final CommandSpec ZRANDMEMBER = CommandSpec.read("ZRANDMEMBER");
  static final CommandSpec ZRANGE = CommandSpec.read("ZRANGE");
  static final CommandSpec ZREVRANGE = CommandSpec.read("ZREVRANGE");
  static final CommandSpec ZRANGEBYLEX = CommandSpec.read("ZRANGEBYLEX");
  static final CommandSpec ZREVRANGEBYLEX = CommandSpec.read("ZREVRANGEBYLEX");
  static final CommandSpec ZRANGEBYSCORE = CommandSpec.read("ZRANGEBYSCORE");
  static final CommandSpec ZREVRANGEBYSCORE = CommandSpec.read("ZREVRANGEBYSCORE");
  static final CommandSpec ZRANGESTORE = CommandSpec.write("ZRANGESTORE");
  static final CommandSpec ZUNION = CommandSpec.read("ZUNION").keyAt(2);
  static final CommandSpec ZINTER = CommandSpec.read("ZINTER").keyAt(2);
  static final CommandSpec ZDIFF = CommandSpec.read("ZDIFF").keyAt(2);
  static final CommandSpec ZINTERCARD = CommandSpec.read("ZINTERCARD").keyAt(2);
  static final CommandSpec ZUNIONSTORE = CommandSpec.write("ZUNIONSTORE");
  static final CommandSpec ZINTERSTORE = CommandSpec.write("ZINTERSTORE");
  static final CommandSpec ZDIFFSTORE = CommandSpec.write("ZDIFFSTORE");

  private RedisSortedSetSpecs() {}
}
