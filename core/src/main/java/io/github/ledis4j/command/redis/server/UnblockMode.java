package io.github.ledis4j.command.redis.server;

/** How a command that waits is ended for somebody else. */
public enum UnblockMode {
  /** As if its time were over. */
  TIMEOUT,
  /** By an error {@code UNBLOCKED}. */
  ERROR
}
