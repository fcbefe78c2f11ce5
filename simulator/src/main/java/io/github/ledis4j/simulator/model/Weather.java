package io.github.ledis4j.simulator.model;

import org.jspecify.annotations.Nullable;

/** What a server refuses for now. */
public enum Weather {
  /** Nothing. */
  FAIR(null),
  /** It loads its data. */
  LOADING("LOADING Redis is loading the dataset in memory"),
  /** A script runs too long. */
  BUSY("BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE."),
  /** It is a replica without its master, and serves nothing old. */
  ORPHANED("MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'."),
  /** It is a replica: it writes nothing. */
  READ_ONLY("READONLY You can't write against a read only replica."),
  /** It has no memory for more. */
  FULL("OOM command not allowed when used memory > 'maxmemory'.");

  final @Nullable String error;

  Weather(@Nullable String error) {
    this.error = error;
  }

  /** Whether only a replica says so. */
  boolean isOfReplica() {
    return this == READ_ONLY || this == ORPHANED;
  }

  /** Whether it refuses a command. */
  boolean refuses(ModelCommand command) {
    return switch (this) {
      case FAIR -> false;
      case LOADING, BUSY, ORPHANED -> !command.is(Rule.ALWAYS);
      case READ_ONLY -> command.is(Rule.WRITE);
      case FULL -> command.is(Rule.GROWS);
    };
  }
}
