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

  /**
   * A connection is established, its handshake included.
   *
   * @param endpoint where it leads
   * @param database which database it selected
   * @param shared whether it is a shared one
   */
  record Connected(Endpoint endpoint, int database, boolean shared) implements ConnectionEvent {}

  /**
   * An established connection is gone.
   *
   * @param endpoint where it led
   * @param database which database it had selected
   * @param shared whether it was a shared one
   * @param cause why it was lost, or null if this side had no more use for it
   */
  record Disconnected(Endpoint endpoint, int database, boolean shared, @Nullable Throwable cause)
      implements ConnectionEvent {}

  /**
   * A shared connection, or one of pub/sub, was lost or could not be established, and another
   * attempt is planned.
   *
   * @param endpoint where the last attempt went, or null if no endpoint was given for it
   * @param database which database it will select
   * @param shared false for pub/sub; leases are not connected again
   * @param in after how long the attempt begins
   * @param attempt which one this is since the connection was last established, from 1
   * @param cause why it is necessary
   */
  record Reconnecting(
      @Nullable Endpoint endpoint,
      int database,
      boolean shared,
      Duration in,
      int attempt,
      Throwable cause)
      implements ConnectionEvent {}
}
