package io.github.ledis4j.command;

/** The facts about the commands of {@link ServerCommands}. */
final class ServerSpecs {
  static final CommandSpec PING = CommandSpec.read("PING").withoutKey();
  static final CommandSpec ECHO = CommandSpec.read("ECHO").withoutKey();
  static final CommandSpec TIME = CommandSpec.read("TIME").withoutKey();
  static final CommandSpec INFO = CommandSpec.read("INFO").withoutKey();
  static final CommandSpec ROLE = CommandSpec.read("ROLE").withoutKey();
  static final CommandSpec FLUSHDB = CommandSpec.write("FLUSHDB").withoutKey();
  static final CommandSpec FLUSHALL = CommandSpec.write("FLUSHALL").withoutKey();
  static final CommandSpec CONFIG_GET = CommandSpec.read("CONFIG GET").withoutKey();
  static final CommandSpec CONFIG_REWRITE = CommandSpec.write("CONFIG REWRITE").withoutKey();

  private ServerSpecs() {}
}
