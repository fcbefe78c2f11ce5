package io.github.ledis4j.error;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What became of a command, as far as this side can know. */
public enum Outcome {
  /** It ran, and its value is there. */
  SUCCEEDED,

  /** It never left this process; sending it again is safe. */
  NOT_SENT,

  /** It was handed to the connection and no answer came: it may have run or not. */
  UNKNOWN,

  /** The server answered with an error; see {@link ServerException#nothingDone()}. */
  REJECTED,

  /** It ran, but its answer could not be used. */
  EXECUTED;

  /**
   * Reads the outcome out of what a future completed with.
   *
   * <p>The wrappers that {@code CompletableFuture} adds are taken off. Any failure that is not a
   * {@link LedisException}, a cancellation included, is {@link #UNKNOWN}.
   *
   * @param failure what the future failed with, or null if it did not fail
   * @return what is known about the command
   */
  public static Outcome of(@Nullable Throwable failure) {
    if (failure == null) {
      return SUCCEEDED;
    }
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof LedisException known ? known.outcome() : UNKNOWN;
  }
}
