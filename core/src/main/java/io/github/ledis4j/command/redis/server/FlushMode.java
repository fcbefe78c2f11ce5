package io.github.ledis4j.command.redis.server;

/** Whether the server frees the memory of what it deletes before it answers. */
public enum FlushMode {
  /** It does, and serves nobody until it is done. */
  SYNC,
  /** It does so in the background, after it has answered. */
  ASYNC
}
