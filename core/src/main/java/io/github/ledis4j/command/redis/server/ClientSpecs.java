package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of the two families of {@code CLIENT}. */
final class ClientSpecs {
  static final CommandSpec PING = CommandSpec.read("PING").withoutKey();
  static final CommandSpec ECHO = CommandSpec.read("ECHO").withoutKey();
  static final CommandSpec GETNAME = CommandSpec.read("CLIENT GETNAME").withoutKey();
  static final CommandSpec GETREDIR = CommandSpec.read("CLIENT GETREDIR").withoutKey();
  static final CommandSpec ID = CommandSpec.read("CLIENT ID").withoutKey();
  static final CommandSpec INFO = CommandSpec.read("CLIENT INFO").withoutKey();
  static final CommandSpec KILL = CommandSpec.write("CLIENT KILL").withoutKey();
  static final CommandSpec LIST = CommandSpec.read("CLIENT LIST").withoutKey();
  static final CommandSpec PAUSE = CommandSpec.write("CLIENT PAUSE").withoutKey();
  static final CommandSpec TRACKINGINFO = CommandSpec.read("CLIENT TRACKINGINFO").withoutKey();
  static final CommandSpec UNBLOCK = CommandSpec.write("CLIENT UNBLOCK").withoutKey();
  static final CommandSpec UNPAUSE = CommandSpec.write("CLIENT UNPAUSE").withoutKey();

  static final CommandSpec CACHING = state("CLIENT CACHING");
  static final CommandSpec CAPA = state("CLIENT CAPA");
  static final CommandSpec IMPORT_SOURCE = state("CLIENT IMPORT-SOURCE");
  static final CommandSpec NO_EVICT = state("CLIENT NO-EVICT");
  static final CommandSpec NO_TOUCH = state("CLIENT NO-TOUCH");
  static final CommandSpec RESET = state("RESET");
  static final CommandSpec SETINFO = state("CLIENT SETINFO");
  static final CommandSpec SETNAME = state("CLIENT SETNAME");
  static final CommandSpec TRACKING = state("CLIENT TRACKING");

  private ClientSpecs() {}

  private static CommandSpec state(String name) {
    return CommandSpec.write(name).withoutKey().changesConnection();
  }
}
