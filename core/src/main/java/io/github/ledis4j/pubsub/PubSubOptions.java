package io.github.ledis4j.pubsub;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.Checks;
import io.netty.util.concurrent.ImmediateExecutor;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** How messages wait and where they are handled. Immutable; each method returns a changed copy. */
public final class PubSubOptions {
  /**
   * A buffer of 1,024 messages for each subscription, the oldest dropped; handlers on up to 16
   * threads of the client's own; confirmations hidden; a ping after 5 s of silence.
   */
  public static final PubSubOptions DEFAULT =
      new PubSubOptions(1_024, Overflow.DROP_OLDEST, null, false, Duration.ofSeconds(5));

  private static final int LARGEST_BUFFER = 1 << 24;

  private final int buffer;
  private final Overflow overflow;
  private final @Nullable Executor executor;
  private final boolean confirmations;
  private final Duration pingAfter;

  private PubSubOptions(
      int buffer,
      Overflow overflow,
      @Nullable Executor executor,
      boolean confirmations,
      Duration pingAfter) {
    this.buffer = buffer;
    this.overflow = overflow;
    this.executor = executor;
    this.confirmations = confirmations;
    this.pingAfter = pingAfter;
  }

  /**
   * Sets how many messages may wait for each subscription; 1,024 by default.
   *
   * @param messages 1 to 16,777,216
   * @return a copy
   * @throws IllegalArgumentException if the number is out of this range
   */
  public PubSubOptions buffer(int messages) {
    if (messages > LARGEST_BUFFER) {
      throw new IllegalArgumentException("buffer is at most " + LARGEST_BUFFER + " messages");
    }
    Checks.atLeast("buffer", 1, messages);
    return new PubSubOptions(messages, overflow, executor, confirmations, pingAfter);
  }

  /**
   * Sets what happens when a buffer is full; by default the oldest message is dropped.
   *
   * @param policy what to do then
   * @return a copy
   */
  public PubSubOptions whenFull(Overflow policy) {
    return new PubSubOptions(
        buffer, requireNonNull(policy, "policy"), executor, confirmations, pingAfter);
  }

  /**
   * Sets where handlers and subscribers are called. It gets a task when messages come for a
   * subscription that has none, not one per message.
   *
   * @param runs the executor; for handlers on the event loop there is {@link #handleOnEventLoop}
   * @return a copy
   */
  public PubSubOptions handleOn(Executor runs) {
    return new PubSubOptions(
        buffer, overflow, requireNonNull(runs, "executor"), confirmations, pingAfter);
  }

  /**
   * Has handlers called on the event loop, each with a message as soon as it is read: no buffer, no
   * other thread, nothing dropped, as nothing more is read before the handler returns. For handlers
   * that take no time: all connections of that loop wait for them. A handler that waits there for a
   * future of a client gets an {@link IllegalStateException}.
   *
   * <p>What is done later than that still has its buffer: the next message of a handler that
   * returns a stage, and what a {@code Flow} subscriber has not asked for.
   *
   * @return a copy
   */
  public PubSubOptions handleOnEventLoop() {
    return handleOn(ImmediateExecutor.INSTANCE);
  }

  /**
   * Sets whether {@link PubSub#poll} and {@link PubSub#next} return confirmations too, of all
   * subscriptions but those of keyspace events; they do not by default.
   *
   * @param shown whether they are shown
   * @return a copy
   */
  public PubSubOptions confirmations(boolean shown) {
    return new PubSubOptions(buffer, overflow, executor, shown, pingAfter);
  }

  /**
   * Sets after how long without anything from the server it is asked for a sign of life, so that a
   * connection that has broken silently is found, see {@code deadPeerAfter}; 5 s by default.
   *
   * @param silence the time, zero for never
   * @return a copy
   * @throws IllegalArgumentException if it is negative
   */
  public PubSubOptions pingAfter(Duration silence) {
    Checks.zeroOrMore("pingAfter", silence);
    return new PubSubOptions(buffer, overflow, executor, confirmations, silence);
  }

  /** {@return how many messages may wait for each subscription} */
  public int buffer() {
    return buffer;
  }

  /** {@return what happens when a buffer is full} */
  public Overflow whenFull() {
    return overflow;
  }

  /** {@return where handlers are called, or null for threads of the client's own} */
  public @Nullable Executor handleOn() {
    return executor;
  }

  /** {@return whether confirmations are shown} */
  public boolean confirmations() {
    return confirmations;
  }

  /** {@return after how long silence the server is asked for a sign of life, zero for never} */
  public Duration pingAfter() {
    return pingAfter;
  }
}
