package io.github.ledis4j;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Watches commands on their way: metrics and tracing hang on it. It sees facts and never keys or
 * values.
 *
 * <p>{@link #submitted} runs on the caller's thread, all else on the connection's event loop;
 * {@link #done} of a command that is refused because too much is queued runs on the caller's thread
 * too. A command that its caller cancels has no {@link #done}. Implementations are thread-safe and
 * quick. What they throw is logged and otherwise ignored.
 */
public interface CommandObserver {

  /**
   * A command was handed in.
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
   * The reply of a command is there, whole, and is about to be read.
   *
   * @param token what {@link #submitted} gave
   * @param command what it is
   */
  default void replied(@Nullable Object token, CommandSpec command) {}

  /**
   * A command ended, by its reply or without one.
   *
   * @param token what {@link #submitted} gave
   * @param command what it is
   * @param outcome how it ended
   */
  default void done(@Nullable Object token, CommandSpec command, Outcome outcome) {}
}
