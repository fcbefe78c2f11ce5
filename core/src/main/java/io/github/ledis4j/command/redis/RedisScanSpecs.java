package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisScanCommands} and {@link RedisKeyScanCommands}. */
final class RedisScanSpecs {
  static final CommandSpec SCAN = CommandSpec.read("SCAN").withoutKey();
  static final CommandSpec HSCAN = CommandSpec.read("HSCAN");
  static final CommandSpec SSCAN = CommandSpec.read("SSCAN");
  static final CommandSpec ZSCAN = CommandSpec.read("ZSCAN");

  private RedisScanSpecs() {}
}
