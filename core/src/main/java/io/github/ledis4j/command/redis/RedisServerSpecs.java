package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Info;
import io.github.ledis4j.command.Replies;

/** The facts about the commands of {@link RedisServerCommands}. */
final class RedisServerSpecs {
  static final CommandSpec DBSIZE = CommandSpec.read("DBSIZE").withoutKey();
  static final CommandSpec CONFIG_SET = CommandSpec.write("CONFIG SET").withoutKey();
  static final CommandSpec FLUSHDB = CommandSpec.write("FLUSHDB").withoutKey();
  static final CommandSpec FLUSHALL = CommandSpec.write("FLUSHALL").withoutKey();
  static final CommandSpec INFO = CommandSpec.read("INFO").withoutKey();
  static final CommandSpec LOLWUT = CommandSpec.read("LOLWUT").withoutKey();
  static final CommandSpec SWAPDB = CommandSpec.write("SWAPDB").withoutKey();

  static final ReplyMapper<String> TEXT = Replies.required(Codec.UTF_8);
  static final ReplyMapper<Info> FACTS = reply -> Info.parse(TEXT.map(reply));

  private RedisServerSpecs() {}
}
