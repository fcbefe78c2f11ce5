package io.github.ledis4j.internal.connection;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes the calls that a connection was given for its server and that are another server's. All of
 * it on the event loop of the connection; nothing of a user's is run.
 */
public interface Elsewhere {

  /**
   * Says what takes a call that the server refused, or null if the refusal is its end. It is run
   * once this connection has done with the call; they come in the order of the refusals.
   */
  @Nullable Runnable takerOf(Call<?> call, String error);

  /**
   * Tells which calls that wait for a channel belong to another server by now. It is asked anew for
   * each pass through them, in which it says the same of all calls of a slot: their owner may
   * change meanwhile, and those behind must not go ahead of those that stay.
   */
  Predicate<Call<?>> elsewhere();

  /** Is told that there is a channel now, or that there is none, as it was lost or not had. */
  void reachable(boolean now);

  /** Takes a call that waited for a channel; they come in the order in which they waited. */
  void givenBack(Call<?> call);
}
