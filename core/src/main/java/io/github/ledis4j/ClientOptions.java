package io.github.ledis4j;

import io.github.ledis4j.event.UndeliveredElement;
import io.github.ledis4j.internal.Checks;
import io.github.ledis4j.options.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What holds for all commands of one client, whatever connection they take. Immutable. */
public final class ClientOptions {
  /** Commands get 10 s, reads are repeated, futures complete on the event loop. */
  public static final ClientOptions DEFAULT = builder().build();

  private final Duration commandTimeout;
  private final RetryPolicy retries;
  private final @Nullable Executor completeOn;
  private final Duration blockingSlice;
  private final @Nullable Consumer<UndeliveredElement> undelivered;

  private ClientOptions(Builder builder) {
    commandTimeout = builder.commandTimeout;
    retries = builder.retries;
    completeOn = builder.completeOn;
    blockingSlice = builder.blockingSlice;
    undelivered = builder.undelivered;
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts from these options.
   *
   * @return a new builder that holds them
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.commandTimeout = commandTimeout;
    builder.retries = retries;
    builder.completeOn = completeOn;
    builder.blockingSlice = blockingSlice;
    builder.undelivered = undelivered;
    return builder;
  }

  /**
   * How long a command may take, from the call to its answer.
   *
   * @return the time, zero for no limit
   */
  public Duration commandTimeout() {
    return commandTimeout;
  }

  /**
   * Which commands are sent again after a connection was lost.
   *
   * @return the policy
   */
  public RetryPolicy retries() {
    return retries;
  }

  /**
   * Where futures complete.
   *
   * @return the executor, or null for the event loop
   */
  public @Nullable Executor completeOn() {
    return completeOn;
  }

  /**
   * How long the server is asked to wait at a time for a blocking pop.
   *
   * @return the time
   */
  public Duration blockingSlice() {
    return blockingSlice;
  }

  /**
   * Who gets the elements that a blocking pop could neither deliver nor put back.
   *
   * @return the handler, or null if such an element is logged and counted only
   */
  public @Nullable Consumer<UndeliveredElement> undelivered() {
    return undelivered;
  }

  @Override
  public String toString() {
    return "ClientOptions[commandTimeout=" + commandTimeout + ", retries=" + retries + "]";
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {
    private Duration commandTimeout = Duration.ofSeconds(10);
    private RetryPolicy retries = RetryPolicy.READS;
    private @Nullable Executor completeOn;
    private Duration blockingSlice = Duration.ofSeconds(1);
    private @Nullable Consumer<UndeliveredElement> undelivered;

    private Builder() {}

    /**
     * Sets how long a command may take, from the call to its answer; 10 s by default.
     *
     * @param time the time, zero for no limit
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder commandTimeout(Duration time) {
      commandTimeout = Checks.zeroOrMore("commandTimeout", time);
      return this;
    }

    /**
     * Sets which commands are sent again after a connection was lost; reads by default.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder retries(RetryPolicy policy) {
      retries = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets where futures complete; on the event loop by default.
     *
     * <p>A callback must not wait for another command, unless the executor surely has another
     * thread for that one's completion: {@code join()} would wait for ever.
     *
     * @param executor the executor, or null for the event loop
     * @return this builder
     */
    public Builder completeOn(@Nullable Executor executor) {
      completeOn = executor;
      return this;
    }

    /**
     * Sets how long the server is asked to wait at a time for a blocking pop; 1 s by default. That
     * long, a pop whose caller has left may still take an element, and put it back. On LedisDB each
     * time costs the server some memory for each key, until the next push to that list.
     *
     * @param time at least a millisecond
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder blockingSlice(Duration time) {
      blockingSlice = Checks.atLeastOneMilli("blockingSlice", time);
      return this;
    }

    /**
     * Sets who gets the elements that a blocking pop could neither deliver nor put back; without
     * anyone they are logged, without their values, and counted. Several handlers are called in the
     * order in which they were added.
     *
     * @param handler called where futures complete; must not wait there
     * @return this builder
     */
    public Builder undelivered(Consumer<UndeliveredElement> handler) {
      Objects.requireNonNull(handler, "handler");
      undelivered = undelivered == null ? handler : both(undelivered, handler);
      return this;
    }

    /** The second gets the element even if the first one fails. */
    private static Consumer<UndeliveredElement> both(
        Consumer<UndeliveredElement> first, Consumer<UndeliveredElement> second) {
      return element -> {
        try {
          first.accept(element);
        } finally {
          second.accept(element);
        }
      };
    }

    /**
     * Makes the options.
     *
     * @return the options
     */
    public ClientOptions build() {
      return new ClientOptions(this);
    }
  }
}
