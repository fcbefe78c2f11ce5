package io.github.ledis4j.error;

import io.github.ledis4j.internal.LoopThread;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of all failures that this library reports, for LedisDB and for Redis.
 *
 * <p>Messages name commands, never their values, and hold no secrets. Most failures have no stack
 * trace of their own, as they are made where replies are read; the exception that {@code join()} or
 * {@code get()} throws around them has that of the caller.
 */
public abstract class LedisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What became of the command. */
  private final Outcome outcome;

  /**
   * Describes a failure. One that is made on an event loop has no stack trace: that of the loop
   * would not say who sent the command, and thousands may fail at once.
   *
   * @param outcome what became of the command
   * @param message what failed
   * @param cause what made it fail, or null
   */
  protected LedisException(Outcome outcome, String message, @Nullable Throwable cause) {
    super(message, cause, true, !LoopThread.isCurrent());
    this.outcome = Objects.requireNonNull(outcome, "outcome");
  }

  /**
   * Describes a failure whose stack trace would say nothing.
   *
   * @param outcome what became of the command
   * @param message what failed
   */
  LedisException(Outcome outcome, String message) {
    super(message, null, true, false);
    this.outcome = Objects.requireNonNull(outcome, "outcome");
  }

  /**
   * Says what became of the command.
   *
   * @return the outcome, never {@link Outcome#SUCCEEDED}
   */
  public final Outcome outcome() {
    return outcome;
  }
}
