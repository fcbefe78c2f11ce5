package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.CommandSpec;

/** Says what may be sent again when a connection was lost that had taken it. */
final class Repeats {
  private Repeats() {}

  /** Tells whether a call may be sent again; each is so once at most. */
  static boolean allow(Call<?> call) {
    boolean harmless = call.command().isRepeatable();
    return !call.attempt().isRepeated()
        && switch (call.settings.retries()) {
          case FAIL_FAST, UNSENT -> false;
          case READS -> harmless;
          case ALL -> harmless || isOneWrite(call);
        };
  }

  /** What waits, or ends its connection, is about that connection. */
  private static boolean isOneWrite(Call<?> call) {
    CommandSpec spec = call.command().spec();
    return call.commands() == 1
        && spec.answer() == CommandSpec.Answer.REPLY
        && !spec.isBlocking()
        && !spec.isAboutConnection();
  }
}
