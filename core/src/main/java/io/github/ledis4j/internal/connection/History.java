package io.github.ledis4j.internal.connection;

import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.options.Endpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has happened to the channels of one connection: reported, counted, and remembered where a
 * later step depends on it. Event-loop confined.
 */
final class History {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final ConnectionReports reports;
  private final Counters counters;
  private final Surroundings surroundings;
  private boolean wasReady;
  private long readySince;
  private @Nullable Throwable lastFailure;

  History(ConnectionReports reports, Counters counters, Surroundings surroundings) {
    this.surroundings = surroundings;
    this.reports = reports;
    this.counters = counters;
  }

  /** A channel takes commands. */
  void connected(Endpoint endpoint) {
    readySince = surroundings.now();
    counters.connected(wasReady);
    wasReady = true;
    lastFailure = null;
    reports.connected(endpoint);
  }

  /** An attempt to connect has failed. */
  void connectFailed(Throwable failure) {
    lastFailure = failure;
    counters.connectFailed();
    LOG.debug("connect failed: {}", failure.getMessage());
  }

  /** Another attempt is planned. */
  void reconnecting(@Nullable Endpoint endpoint, long millis, int attempt, Throwable cause) {
    reports.reconnecting(endpoint, millis, attempt, cause);
  }

  /**
   * A channel has ended by itself.
   *
   * @param why the reason in words
   */
  void lost(Endpoint endpoint, Throwable reason, String why) {
    lastFailure = reason;
    LOG.debug("{}", why);
    reports.disconnected(endpoint, reason);
  }

  /** A channel was ended by its owner. */
  void closed(Endpoint endpoint) {
    counters.lost();
    reports.disconnected(endpoint, null);
  }

  /** Tells whether there was a channel before. */
  boolean wasReady() {
    return wasReady;
  }

  /** How long ago the last channel began. */
  long sinceReady() {
    return surroundings.now() - readySince;
  }

  /** Why there is no channel, or null if nothing has gone wrong since there was one. */
  @Nullable Throwable lastFailure() {
    return lastFailure;
  }
}
