package io.github.ledis4j.event;

import io.github.ledis4j.options.Endpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What happened to one connection of a client, a shared or a leased one. Immutable. */
public sealed interface ConnectionEvent {

  /**
   * Returns where the connection leads.
   *
   * @return the endpoint, or null if none was ever given for it
   */
  @Nullable Endpoint endpoint();

  /**
   * Returns which database the connection selects when it connects.
   *
   * @return its number
   */
  int database();

  /**
   * Returns whether ordinary commands share the connection, or whether it has one user at a time: a
   * lease, or pub/sub.
   *
   * @return true if it is shared
   */
  boolean shared();

  /** A connection is established, its handshake included. */
  non-sealed interface Connected extends ConnectionEvent {
    @Override
    Endpoint endpoint();
  }

  /** An established connection is gone. */
  non-sealed interface Disconnected extends ConnectionEvent {
    @Override
    Endpoint endpoint();

    /**
     * Returns why it is gone.
     *
     * @return why it was lost, or null if this side had no more use for it
     */
    @Nullable Throwable cause();
  }

  /**
   * A shared connection, or one of pub/sub, was lost or could not be established, and another
   * attempt is planned. Leases are not connected again.
   */
  non-sealed interface Reconnecting extends ConnectionEvent {
    /**
     * Returns when the attempt begins.
     *
     * @return after how long
     */
    Duration in();

    /**
     * Returns which attempt it is.
     *
     * @return its number since the connection was last established, from 1
     */
    int attempt();

    /**
     * Returns why it is necessary.
     *
     * @return the failure
     */
    Throwable cause();
  }
}
