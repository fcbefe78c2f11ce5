package io.github.ledis4j.command.redis.server;

/** Which commands a server holds back while it pauses. */
public enum PauseMode {
  /** All but those of its replicas. */
  ALL,
  /** Those that may write. */
  WRITE
}
