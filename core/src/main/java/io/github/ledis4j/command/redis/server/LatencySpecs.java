package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisServerCommands}. */
final class LatencySpecs {
  static final CommandSpec DOCTOR = CommandSpec.read("LATENCY DOCTOR").withoutKey();
  static final CommandSpec GRAPH = CommandSpec.read("LATENCY GRAPH").withoutKey();
  static final CommandSpec HISTOGRAM = CommandSpec.read("LATENCY HISTOGRAM").withoutKey();
  static final CommandSpec HISTORY = CommandSpec.read("LATENCY HISTORY").withoutKey();
  static final CommandSpec LATEST = CommandSpec.read("LATENCY LATEST").withoutKey();
  static final CommandSpec RESET = CommandSpec.write("LATENCY RESET").withoutKey();

  private LatencySpecs() {}
}
