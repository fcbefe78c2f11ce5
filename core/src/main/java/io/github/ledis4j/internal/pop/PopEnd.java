package io.github.ledis4j.internal.pop;

import io.github.ledis4j.command.CommandSpec;

/** An end of a list: how an element is taken off there, and how it is put back. */
public enum PopEnd {
  /** The end that {@code BLPOP} takes from. */
  FRONT("BLPOP", "LPUSH"),
  /** The end that {@code BRPOP} takes from. */
  BACK("BRPOP", "RPUSH");

  final CommandSpec pop;
  final CommandSpec push;

  PopEnd(String pop, String push) {
    this.pop = CommandSpec.write(pop).blocks();
    this.push = CommandSpec.write(push);
  }
}
