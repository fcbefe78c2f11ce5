package io.github.ledis4j.script;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link StoredScriptCommands}. */
final class StoredScriptSpecs {
  static final CommandSpec LOAD = CommandSpec.write("SCRIPT LOAD").withoutKey();
  static final CommandSpec EXISTS = CommandSpec.read("SCRIPT EXISTS").withoutKey();
  static final CommandSpec FLUSH = CommandSpec.write("SCRIPT FLUSH").withoutKey();

  private StoredScriptSpecs() {}
}
