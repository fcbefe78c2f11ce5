package io.github.ledis4j.internal.command;

import io.github.ledis4j.command.CommandSpec;

/** Commands that the library sends of its own accord, from more than one place. */
public final class InternalSpecs {
  /** Asks for a sign of life. */
  public static final CommandSpec PING = CommandSpec.read("PING").withoutKey();

  private InternalSpecs() {}
}
