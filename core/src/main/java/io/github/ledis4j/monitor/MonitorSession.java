package io.github.ledis4j.monitor;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A monitor that is asked for each event. For one thread at a time; {@link #close} may come from
 * any.
 */
public interface MonitorSession extends AutoCloseable {

  /**
   * Asks for the next event. An event that comes after the future was cancelled or timed out is
   * kept for the next question.
   *
   * @return completes with the event, at once if it waits already, or with null when the session or
   *     its client is closed; fails with a {@code LedisException} when the connection is lost
   * @throws IllegalStateException if the future asked for before is not complete
   */
  CompletableFuture<@Nullable MonitorEvent> next();

  /** Ends the session and its connection; does not wait for that. */
  @Override
  void close();
}
