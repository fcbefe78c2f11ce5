package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSpec;

/** The facts about the commands of {@link LedisScanCommands}. */
final class ScanSpecs {
  static final CommandSpec XSCAN = CommandSpec.read("XSCAN").withoutKey();
  static final CommandSpec XHSCAN = CommandSpec.read("XHSCAN");
  static final CommandSpec XSSCAN = CommandSpec.read("XSSCAN");
  static final CommandSpec XZSCAN = CommandSpec.read("XZSCAN");

  private ScanSpecs() {}
}
