package io.github.ledis4j.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of all failures that this library reports, for LedisDB and for Redis.
 *
 * <p>Messages name commands, never their values, and hold no secrets.
 */
public abstract class LedisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What became of the command. */
  private final Outcome outcome;

  /**
   * Describes a failure.
   *
   * @param outcome what became of the command
   * @param message what failed
   * @param cause what made it fail, or null
   */
  protected LedisException(Outcome outcome, String message, @Nullable Throwable cause) {
    super(message, cause);
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
