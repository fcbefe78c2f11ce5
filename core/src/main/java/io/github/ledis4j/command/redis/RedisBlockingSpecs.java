package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisBlockingCommands} and {@link RedisWaitCommands}. */
final class RedisBlockingSpecs {
  static final CommandSpec BLPOP = CommandSpec.write("BLPOP").blocks();
  static final CommandSpec BRPOP = CommandSpec.write("BRPOP").blocks();
  static final CommandSpec BLMOVE = CommandSpec.write("BLMOVE").blocks();
  static final CommandSpec BRPOPLPUSH = CommandSpec.write("BRPOPLPUSH").blocks();
  static final CommandSpec BZPOPMIN = CommandSpec.write("BZPOPMIN").blocks();
  static final CommandSpec BZPOPMAX = CommandSpec.write("BZPOPMAX").blocks();
  static final CommandSpec BLMPOP = CommandSpec.write("BLMPOP").keyAt(3).blocks();
  static final CommandSpec BZMPOP = CommandSpec.write("BZMPOP").keyAt(3).blocks();
  static final CommandSpec WAIT = CommandSpec.write("WAIT").withoutKey().blocks();
  static final CommandSpec WAITAOF = CommandSpec.write("WAITAOF").withoutKey().blocks();

  private RedisBlockingSpecs() {}
}
