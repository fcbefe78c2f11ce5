package io.github.ledis4j.command.redis.server;

/**
 * Whether a user may run a command.
 *
 * @param allowed true if so
 * @param reason what the server says if not, else empty
 */
public record AclDecision(boolean allowed, String reason) {
  /** The user may run the command. */
  public static final AclDecision ALLOWED = new AclDecision(true, "");
}
