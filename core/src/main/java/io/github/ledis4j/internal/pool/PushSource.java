package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushHandler;
import io.netty.channel.EventLoop;

/** A server that pushes messages; equal to another one at the same place. Thread-safe. */
public interface PushSource {

  /**
   * Makes a connection for what is pushed there, outside of all limits; it is closed with the
   * others to that server.
   *
   * @throws IllegalStateException if the client is closed, or the server has left its cluster
   */
  Connection listen(PushHandler handler, EventLoop loop);
}
