package io.github.ledis4j.command;

/** The facts about the commands of {@link KeyCommands}. */
final class KeySpecs {
  static final CommandSpec EXISTS = CommandSpec.read("EXISTS");
  static final CommandSpec EXPIRE = CommandSpec.write("EXPIRE");
  static final CommandSpec EXPIREAT = CommandSpec.write("EXPIREAT");
  static final CommandSpec PERSIST = CommandSpec.write("PERSIST");
  static final CommandSpec DUMP = CommandSpec.read("DUMP");

  private KeySpecs() {}
}
