package io.github.ledis4j.internal;

import java.util.concurrent.CompletionException;

/** Looks at why a stage failed. */
public final class Causes {
  private Causes() {}

  /**
   * Takes off what a stage wraps around the failure of the one before it.
   *
   * @param failure what a stage was given
   * @return what failed first
   */
  public static Throwable bare(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
    return cause == null ? failure : cause;
  }
}
