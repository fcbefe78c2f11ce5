package io.github.ledis4j.internal.connection;

import io.github.ledis4j.CommandObserver;
import io.github.ledis4j.RetryPolicy;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What all calls of one view have in common. */
public record CallSettings(
    long timeoutNanos,
    RetryPolicy retries,
    @Nullable Executor executor,
    @Nullable CommandObserver observer) {

  /** The same with another deadline. */
  public CallSettings withTimeout(long nanos) {
    return new CallSettings(nanos, retries, executor, observer);
  }
}
