package io.github.ledis4j.internal.connection;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.RetryPolicy;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of one view have in common.
 *
 * @param timeoutNanos how long a call may take
 * @param patient whether that time was given to these calls in particular, as to slow ones, so that
 *     the server is not taken for dead before it is over
 * @param retries what is sent again after a loss
 * @param executor where futures complete, or null for the event loop
 * @param observer who watches, or null
 * @param readFrom which nodes of a cluster answer reads, or null for the masters
 */
public record CallSettings(
    long timeoutNanos,
    boolean patient,
    RetryPolicy retries,
    @Nullable Executor executor,
    @Nullable CommandObserver observer,
    @Nullable ReadFrom readFrom) {

  /** Settings of calls that masters answer. */
  public CallSettings(
      long timeoutNanos,
      boolean patient,
      RetryPolicy retries,
      @Nullable Executor executor,
      @Nullable CommandObserver observer) {
    this(timeoutNanos, patient, retries, executor, observer, null);
  }

  /** The same with another deadline. */
  public CallSettings withTimeout(long nanos) {
    return new CallSettings(nanos, true, retries, executor, observer, readFrom);
  }

  /** The same with other retries. */
  public CallSettings withRetries(RetryPolicy policy) {
    return new CallSettings(
        timeoutNanos, patient, requireNonNull(policy, "policy"), executor, observer, readFrom);
  }

  /** The same with other nodes that answer reads. */
  public CallSettings withReadFrom(@Nullable ReadFrom nodes) {
    return Objects.equals(nodes, readFrom)
        ? this
        : new CallSettings(timeoutNanos, patient, retries, executor, observer, nodes);
  }

  /** Completes a future where it is wanted. */
  public void completing(Runnable completion) {
    Callbacks.run(executor, completion);
  }

  /** The same for calls that nobody watches. */
  public CallSettings withoutObserver() {
    return observer == null
        ? this
        : new CallSettings(timeoutNanos, patient, retries, executor, null, readFrom);
  }

  /** The settings of ordinary calls. */
  public static CallSettings of(
      long timeoutNanos,
      RetryPolicy retries,
      @Nullable Executor executor,
      @Nullable CommandObserver observer) {
    return new CallSettings(timeoutNanos, false, retries, executor, observer);
  }
}
