package io.github.ledis4j.event;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Watches commands on their way: metrics and tracing hang on it. It sees facts and never keys or
 * values.
 *
 * <p>{@link #submitted} runs on the caller's thread, all else on the connection's event loop.
 * {@link #done} comes exactly once for each command that was submitted. Of a command that is
 * refused, because too much is queued for instance, or whose future its caller ends, by cancelling
 * it for instance, it runs on that caller's thread; of the latter steps may still be told after it.
 * Implementations are thread-safe and quick. What they throw is logged and otherwise ignored.
 */
public interface CommandObserver {

  /**
   * A command was handed to a connection; those of a batch are when the batch is sent, those that
   * need a lease when they have it.
   *
   * @param command what it is
   * @return a token that the other methods are handed for this command, or null
   */
  default @Nullable Object submitted(CommandSpec command) {
    return null;
  }

  /**
   * A command was given to the channel.
   *
   * @param token what {@link #submitted} gave
   * @param command what it is
   * @param endpoint where it goes
   */
  default void written(@Nullable Object token, CommandSpec command, Endpoint endpoint) {}

  /**
   * A node of a cluster did nothing of a command, as its slot is another's or changes just then,
   * and it is sent again, there or where it belongs. {@link #done} tells how that ended.
   *
   * @param token what {@link #submitted} gave
   * @param command what it is
   * @param from the node that refused it
   * @param refusal what it said; a {@link ServerException.Redirect} names the slot and the other
   *     node
   */
  default void redirected(
      @Nullable Object token, CommandSpec command, Endpoint from, ServerException refusal) {}

  /**
   * The reply of a command is there, whole, and is about to be read.
   *
   * @param token what {@link #submitted} gave
   * @param command what it is
   */
  default void replied(@Nullable Object token, CommandSpec command) {}

  /**
   * A command ended, by its reply or without one. One whose future its caller ended is {@link
   * Outcome#UNKNOWN}, as it may have been sent.
   *
   * @param token what {@link #submitted} gave
   * @param command what it is
   * @param outcome how it ended
   */
  default void done(@Nullable Object token, CommandSpec command, Outcome outcome) {}
}
