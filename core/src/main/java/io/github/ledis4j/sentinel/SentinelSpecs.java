package io.github.ledis4j.sentinel;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link SentinelCommands}. */
final class SentinelSpecs {
  static final CommandSpec MASTER_ADDRESS = read("GET-MASTER-ADDR-BY-NAME");
  static final CommandSpec MASTERS = read("MASTERS");
  static final CommandSpec MASTER = read("MASTER");
  static final CommandSpec REPLICAS = read("REPLICAS");
  static final CommandSpec SENTINELS = read("SENTINELS");
  static final CommandSpec CKQUORUM = read("CKQUORUM");
  static final CommandSpec FAILOVER = CommandSpec.write("SENTINEL FAILOVER").withoutKey();

  private SentinelSpecs() {}

  private static CommandSpec read(String subcommand) {
    return CommandSpec.read("SENTINEL " + subcommand).withoutKey();
  }
}
