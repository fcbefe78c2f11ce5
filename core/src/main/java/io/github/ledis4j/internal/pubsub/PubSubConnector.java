package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushHandler;

/** Makes the connection of a pub/sub. */
@FunctionalInterface
public interface PubSubConnector {

  /**
   * Makes a connection that is not dialled yet.
   *
   * @param handler who listens to it
   */
  Connection connect(PushHandler handler);
}
