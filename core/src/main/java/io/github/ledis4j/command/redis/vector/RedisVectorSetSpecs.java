package io.github.ledis4j.command.redis.vector;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisVectorSetCommands}. */
final class RedisVectorSetSpecs {
  static final CommandSpec VADD = CommandSpec.write("VADD");
  static final CommandSpec VREM = CommandSpec.write("VREM");
  static final CommandSpec VSETATTR = CommandSpec.write("VSETATTR");
  static final CommandSpec VCARD = CommandSpec.read("VCARD");
  static final CommandSpec VDIM = CommandSpec.read("VDIM");
  static final CommandSpec VEMB = CommandSpec.read("VEMB");
  static final CommandSpec VGETATTR = CommandSpec.read("VGETATTR");
  static final CommandSpec VINFO = CommandSpec.read("VINFO");
  static final CommandSpec VISMEMBER = CommandSpec.read("VISMEMBER");
  static final CommandSpec VLINKS = CommandSpec.read("VLINKS");
  static final CommandSpec VRANDMEMBER = CommandSpec.read("VRANDMEMBER");
  static final CommandSpec VSIM = CommandSpec.read("VSIM");

  private RedisVectorSetSpecs() {}
}
