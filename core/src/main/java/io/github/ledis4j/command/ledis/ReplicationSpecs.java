package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link LedisReplicationCommands}. */
final class ReplicationSpecs {
  static final CommandSpec SLAVEOF = CommandSpec.write("SLAVEOF").withoutKey();

  /** The server reads the port as a signed number of 16 bits. */
  static final int HIGHEST_PORT = Short.MAX_VALUE;

  private ReplicationSpecs() {}
}
