package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What a client sends to: one server, or the nodes of a cluster. Thread-safe. */
public interface Backend {

  /** How connections are made. */
  ConnectionOptions options();

  /** The event loops that all of it is on. */
  EventLoops loops();

  /** What tells of connections. */
  EventHub events();

  /**
   * Gives the way to one database, the same at every call.
   *
   * @throws IllegalStateException if this was closed before it was first asked for
   * @throws IllegalArgumentException if there is no such database
   */
  Route route(int database);

  /**
   * Refuses those who come too late.
   *
   * @throws IllegalStateException if this is closed or being closed
   */
  void requireOpen();

  /** How long closing waits for what is open. */
  Duration drain();

  /** Closes, and gives what is open no more than this time. */
  CompletableFuture<Void> closeAsync(Duration limit);
}
