package io.github.ledis4j.options;

/** Which parser reads the replies. */
public enum Parser {
  /** This library's own: RESP2 and RESP3, LedisDB and Redis. */
  LEDIS4J,

  /** Netty's redis codec: Redis over RESP2 only. */
  NETTY_CODEC_REDIS
}
