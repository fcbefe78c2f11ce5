package io.github.ledis4j.command.redis.server;

import org.jspecify.annotations.Nullable;

/** Whether a user may run a command. */
public sealed interface AclDecision permits AclReplies.Decision {

  /** {@return whether the user may run the command} */
  boolean allowed();

  /** {@return what the server says if the user may not; null if the user may} */
  @Nullable String reason();
}
