package io.github.ledis4j.internal.connection;

import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.event.Happenings;
import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reports what happens to one connection.
 *
 * @param events who is told
 * @param database which database it selects when it connects
 * @param shared whether ordinary commands share it
 */
record ConnectionReports(EventHub events, int database, boolean shared) {

  void connected(Endpoint endpoint) {
    events.publish(new Happenings.Connected(endpoint, database, shared));
  }

  void disconnected(Endpoint endpoint, @Nullable Throwable cause) {
    events.publish(new Happenings.Disconnected(endpoint, database, shared, cause));
  }

  void reconnecting(@Nullable Endpoint endpoint, long millis, int attempt, Throwable cause) {
    Duration in = Duration.ofMillis(millis);
    events.publish(new Happenings.Reconnecting(endpoint, database, shared, in, attempt, cause));
  }
}
