package io.github.ledis4j.internal.connection;

/**
 * Takes the calls that a connection was given for its server and that are another server's. All of
 * it on the event loop of the connection; nothing of a user's is run.
 */
public interface Elsewhere {

  /** Tells whether a call that the server refused is to be handed over. */
  boolean concerns(Call<?> call, String error);

  /** Takes a call that the server refused; they come in the order of the refusals. */
  void refused(Call<?> call, String error);

  /** Tells whether a call that waits for a channel belongs to another server by now. */
  boolean isElsewhere(Call<?> call);

  /** Is told that there is a channel now, or that there is none, as it was lost or not had. */
  void reachable(boolean now);

  /** Takes a call that waited for a channel; they come in the order in which they waited. */
  void givenBack(Call<?> call);
}
