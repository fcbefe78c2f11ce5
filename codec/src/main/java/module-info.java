/** RESP2 and RESP3: packing commands into bytes and reading replies out of bytes. */
@SuppressWarnings("module") // the module that the internals are exported to is built after this one
module io.github.ledis4j.codec {
  requires transitive org.jspecify;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.redis;
  requires io.netty.common;
  requires io.netty.transport;

  exports io.github.ledis4j.codec;
  exports io.github.ledis4j.codec.internal to
      io.github.ledis4j.core;
}
