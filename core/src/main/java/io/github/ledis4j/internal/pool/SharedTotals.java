package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.connection.ConnectionSnapshot;
import io.github.ledis4j.pool.PoolStatistics;

/** Sums up connections. Confined to one thread at a time. */
final class SharedTotals {
  private int connections;
  private int connected;
  private long commands;
  private long bytes;
  private long reconnects;
  private long failedConnects;
  private long timeouts;
  private long repeated;

  void add(ConnectionSnapshot connection) {
    connections++;
    connected += connection.connected() ? 1 : 0;
    commands += connection.commands();
    bytes += connection.bytes();
    addPast(connection);
  }

  /** Adds what happened to a connection that is not there any more. */
  void addPast(ConnectionSnapshot connection) {
    reconnects += connection.reconnects();
    failedConnects += connection.failedConnects();
    timeouts += connection.timeouts();
    repeated += connection.repeated();
  }

  void add(SharedTotals other) {
    connections += other.connections;
    connected += other.connected;
    commands += other.commands;
    bytes += other.bytes;
    reconnects += other.reconnects;
    failedConnects += other.failedConnects;
    timeouts += other.timeouts;
    repeated += other.repeated;
  }

  void clear() {
    reconnects = 0;
    failedConnects = 0;
    timeouts = 0;
    repeated = 0;
  }

  PoolStatistics.Shared statistics() {
    return new PoolCounts.SharedCounts(
        connections, connected, commands, bytes, reconnects, failedConnects, timeouts, repeated);
  }
}
