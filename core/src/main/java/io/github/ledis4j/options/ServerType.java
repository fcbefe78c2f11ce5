package io.github.ledis4j.options;

/** Which kind of server is expected at the other end. */
public enum ServerType {
  /** LedisDB: RESP2, five key spaces, no code words in errors. */
  LEDIS,

  /** Redis, Valkey, and what speaks like them. */
  REDIS,

  /** Found out while connecting. */
  DETECT
}
