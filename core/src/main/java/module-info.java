/** Clients for LedisDB and Redis: connections, pools, transports and commands. */
@SuppressWarnings("module") // the module that internals are exported to is built after this one
module io.github.ledis4j.core {
  requires transitive io.github.ledis4j.codec;
  requires transitive io.netty.transport;
  requires transitive org.jspecify;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.classes.kqueue;
  requires io.netty.transport.unix.common;
  requires jdk.net;
  requires org.slf4j;

  exports io.github.ledis4j;
  exports io.github.ledis4j.batch;
  exports io.github.ledis4j.cluster;
  exports io.github.ledis4j.command;
  exports io.github.ledis4j.command.ledis;
  exports io.github.ledis4j.command.redis;
  exports io.github.ledis4j.command.redis.geo;
  exports io.github.ledis4j.command.redis.server;
  exports io.github.ledis4j.command.redis.sortedset;
  exports io.github.ledis4j.command.redis.vector;
  exports io.github.ledis4j.command.redis.stream;
  exports io.github.ledis4j.error;
  exports io.github.ledis4j.event;
  exports io.github.ledis4j.flow;
  exports io.github.ledis4j.lock;
  exports io.github.ledis4j.monitor;
  exports io.github.ledis4j.options;
  exports io.github.ledis4j.pool;
  exports io.github.ledis4j.pubsub;
  exports io.github.ledis4j.scan;
  exports io.github.ledis4j.script;
  exports io.github.ledis4j.sentinel;
  exports io.github.ledis4j.transaction;
  exports io.github.ledis4j.writer;
  exports io.github.ledis4j.internal to
      io.github.ledis4j.simulator;
  exports io.github.ledis4j.internal.transport to
      io.github.ledis4j.simulator;
}
