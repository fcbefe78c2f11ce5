package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisServerCommands}. */
final class MemorySpecs {
  static final CommandSpec DOCTOR = CommandSpec.read("MEMORY DOCTOR").withoutKey();
  static final CommandSpec MALLOC_STATS = CommandSpec.read("MEMORY MALLOC-STATS").withoutKey();
  static final CommandSpec PURGE = CommandSpec.write("MEMORY PURGE").withoutKey();
  static final CommandSpec STATS = CommandSpec.read("MEMORY STATS").withoutKey();
  static final CommandSpec USAGE = CommandSpec.read("MEMORY USAGE");

  private MemorySpecs() {}
}
