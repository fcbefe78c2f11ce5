package io.github.ledis4j.error;

import io.github.ledis4j.error.ServerException.Redirect;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.LoopThread;
import io.github.ledis4j.options.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of all failures that this library reports, for LedisDB and for Redis.
 *
 * <p>Messages name commands, never their values, and hold no secrets. Most failures have no stack
 * trace of their own, as they are made where replies are read; the exception that {@code join()} or
 * {@code get()} throws around them has that of the caller.
 */
public abstract class LedisException extends RuntimeException implements Cloneable {
  private static final long serialVersionUID = 1L;

  static {
    FailureFacts.through(
        new FailureFacts.Access() {
          @Override
          public void note(
              LedisException failure, @Nullable String name, @Nullable Endpoint where) {
            failure.note(name, where);
          }

          @Override
          public LedisException copy(LedisException failure) {
            return failure.copy();
          }

          @Override
          public LedisException followed(
              String name, Redirect last, boolean nothingDone, List<Endpoint> path) {
            return ServerErrors.followed(name, last, nothingDone, path);
          }
        });
  }

  /** What became of the command. */
  private final Outcome outcome;

  /** The name of the command, once it is known. */
  private @Nullable String command;

  /** Where it failed, once it is known. */
  private transient @Nullable Endpoint endpoint;

  /**
   * Describes a failure. One that is made on an event loop has no stack trace: that of the loop
   * would not say who sent the command, and thousands may fail at once.
   *
   * @param outcome what became of the command
   * @param message what failed
   * @param cause what made it fail, or null
   */
  protected LedisException(Outcome outcome, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.outcome = Objects.requireNonNull(outcome, "outcome");
  }

  /** Leaves the trace empty where it would be that of an event loop. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return LoopThread.isCurrent() ? this : super.fillInStackTrace();
  }

  /**
   * Returns this failure as the calling thread's: the same type, message, cause and facts, with the
   * stack trace of this call. For code that waits for futures and throws what they failed with.
   *
   * @return a copy; if this failure has a stack trace of its own, it is suppressed in the copy
   */
  public final LedisException withCallersStack() {
    LedisException copy = copy();
    if (getStackTrace().length > 0 && getSuppressed().length == 0) {
      copy.addSuppressed(this);
    }
    StackTraceElement[] here = new Throwable().getStackTrace();
    copy.setStackTrace(Arrays.copyOfRange(here, 1, here.length));
    return copy;
  }

  private LedisException copy() {
    try {
      return (LedisException) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Returns what became of the command.
   *
   * @return the outcome, never {@link Outcome#SUCCEEDED}
   */
  public final Outcome outcome() {
    return outcome;
  }

  /**
   * Returns the command that failed.
   *
   * @return the server's name in upper case, subcommand included; null if the failure is about no
   *     single command, as when a connection is leased
   */
  public final @Nullable String command() {
    return command;
  }

  /**
   * Returns the server that it was about.
   *
   * @return the endpoint, or null if none was chosen yet, or the failure was serialized
   */
  public final @Nullable Endpoint endpoint() {
    if (endpoint != null) {
      return endpoint;
    }
    return getCause() instanceof LedisException cause ? cause.endpoint() : null;
  }

  /**
   * Returns what failed, and where if that is known.
   *
   * @return the sentence, with the endpoint in brackets behind it unless it names that itself
   */
  @Override
  public String getMessage() {
    String sentence = String.valueOf(super.getMessage());
    Endpoint where = endpoint();
    return where == null || sentence.contains(where.toString())
        ? sentence
        : sentence + " (" + where + ")";
  }

  private void note(@Nullable String name, @Nullable Endpoint where) {
    command = command == null ? name : command;
    endpoint = endpoint == null ? where : endpoint;
  }
}
