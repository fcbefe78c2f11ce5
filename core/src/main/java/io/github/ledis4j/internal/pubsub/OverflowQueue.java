package io.github.ledis4j.internal.pubsub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a buffer had no room for when its reader was told to stop, which takes effect behind what it
 * has read already. The reader's thread has it, but for what says otherwise.
 */
final class OverflowQueue<T> {
  private final MessageBuffer<T> buffer;
  private final int few;
  private final ReadControl reader;
  private final Runnable refilled;
  private final Deque<T> messages = new ArrayDeque<>(0);
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile boolean holding;
  private volatile boolean dropped;

  /**
   * Makes an empty one.
   *
   * @param few at how many messages in the buffer to fill it again
   * @param refilled told, on the reader's thread, that the buffer may have more
   */
  OverflowQueue(MessageBuffer<T> buffer, int few, ReadControl reader, Runnable refilled) {
    this.buffer = buffer;
    this.few = few;
    this.reader = reader;
    this.refilled = refilled;
  }

  /** Tells, on any thread, whether there are messages here, and no more are read. */
  boolean isHolding() {
    return holding;
  }

  void add(T message) {
    messages.add(message);
    if (!holding) {
      holding = true;
      reader.stop();
      // Whoever took the last message may not have seen yet that there are more than the buffer
      // has.
      if (dropped || buffer.size() <= few) {
        refill();
      }
    }
  }

  /** Somebody has taken a message; on that thread. */
  void taken() {
    if (holding && buffer.size() <= few && asked.compareAndSet(false, true)) {
      reader.execute(this::refill);
    }
  }

  /** Nobody will take any more; on any thread. */
  void drop() {
    dropped = true;
    if (holding) {
      reader.execute(this::refill);
    }
  }

  private void refill() {
    asked.set(false);
    if (!holding) {
      return;
    }
    while (!dropped && !messages.isEmpty() && buffer.add(messages.peek())) {
      messages.poll();
    }
    if (dropped || messages.isEmpty()) {
      messages.clear();
      holding = false;
      reader.resume();
    }
    refilled.run();
  }
}
