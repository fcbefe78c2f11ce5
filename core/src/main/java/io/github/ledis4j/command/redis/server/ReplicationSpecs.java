package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link RedisServerCommands}. */
final class ReplicationSpecs {
  static final CommandSpec FAILOVER = CommandSpec.write("FAILOVER").withoutKey();
  static final CommandSpec REPLICAOF = CommandSpec.write("REPLICAOF").withoutKey();

  private ReplicationSpecs() {}
}
