package io.github.ledis4j.internal.pool;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.PoolAcquireTimeoutException;
import io.github.ledis4j.error.PoolExhaustedException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.options.EndpointSource;
import java.time.Duration;

/** Why one who asks a pool for a connection gets none. */
record LeaseFailures(EndpointSource endpoint, PoolState state) {

  static ConnectionException closedPool() {
    return new ConnectionException(Outcome.NOT_SENT, "pool is closed; nothing was sent", null);
  }

  PoolExhaustedException exhausted(String why) {
    return FailureFacts.at(
        endpoint,
        new PoolExhaustedException("no connection is free and " + why + ": " + state.describe()));
  }

  /** None became free; {@code taken} says who had them. */
  PoolAcquireTimeoutException late(Duration waited, String taken) {
    String why = "no connection became free within " + waited.toMillis() + " ms: " + taken;
    return FailureFacts.at(endpoint, new PoolAcquireTimeoutException(why, waited));
  }

  ConnectionException notReady(Duration waited) {
    String late = "no connection to " + endpoint + " was ready within " + waited.toMillis();
    return FailureFacts.at(
        endpoint, new ConnectionException(Outcome.NOT_SENT, late + " ms; nothing was sent", null));
  }
}
