package io.github.ledis4j.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The bytes that go through a {@link FaultProxy} in one direction, over all its connections.
 *
 * <p>Methods may be called from any thread.
 */
public final class Traffic {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private final String name;
  private boolean held;
  private int waiting;
  private long delayNanos;
  private long bytesLeft = NO_LIMIT;

  Traffic(String name) {
    this.name = name;
  }

  /**
   * Lets nothing through any more, as a network does that has fallen silent, or a peer that does
   * not read: at first writes still succeed, then the buffers on the way are full. Connections stay
   * open; new ones are accepted, and held as well.
   */
  public synchronized void hold() {
    held = true;
  }

  /**
   * Lets through what was held back, in order, and all that follows. What shall be lost instead is
   * lost by {@link FaultProxy#closeConnections()} before.
   */
  public synchronized void release() {
    held = false;
    notifyAll();
  }

  /**
   * Waits until something is held back, at most ten seconds.
   *
   * @throws AssertionError when nothing comes
   */
  public synchronized void awaitHeld() {
    Patience.await(this, () -> held && waiting > 0, name + " to hold", () -> "none");
  }

  /**
   * Lets everything through later, what is under way included.
   *
   * @param time how much later, zero for at once
   * @throws IllegalArgumentException when it is negative
   */
  public synchronized void delay(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a delay is not negative: " + time);
    }
    delayNanos = time.toNanos();
    notifyAll();
  }

  /**
   * Closes the connection that carries the last of so many more bytes, right after it; with zero,
   * the one on which the next byte comes. That happens once; other connections stay open.
   *
   * @param bytes how many more bytes get through, on all connections together
   * @throws IllegalArgumentException when it is negative
   */
  public synchronized void cutAfter(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a number of bytes is not negative: " + bytes);
    }
    bytesLeft = bytes;
  }

  /** What gets through: so many bytes, and whether they are the last ones of their connection. */
  record Passage(int bytes, boolean cut) {}

  /**
   * Waits until bytes may go through, or nobody is there any more to take them.
   *
   * @param bytes how many; none for the end of the stream
   * @param readAt when they came, in nanoseconds
   */
  synchronized Passage pass(int bytes, long readAt, BooleanSupplier open)
      throws InterruptedException {
    waiting += bytes;
    notifyAll();
    try {
      for (long left = left(readAt); left > 0 && open.getAsBoolean(); left = left(readAt)) {
        wait(Math.max(1, left / 1_000_000));
      }
    } finally {
      waiting -= bytes;
    }
    if (!open.getAsBoolean()) {
      return new Passage(0, false);
    }
    if (bytesLeft == NO_LIMIT || bytes < bytesLeft || bytes == 0) {
      bytesLeft -= bytesLeft == NO_LIMIT ? 0 : bytes;
      return new Passage(bytes, false);
    }
    Passage last = new Passage((int) bytesLeft, true);
    bytesLeft = NO_LIMIT;
    return last;
  }

  /** How many nanoseconds something has to wait yet. */
  private long left(long readAt) {
    return held ? Long.MAX_VALUE : readAt + delayNanos - System.nanoTime();
  }

  /** Has all look again whether their connection is still there. */
  synchronized void wake() {
    notifyAll();
  }

  synchronized boolean isHeld() {
    return held;
  }

  synchronized void restore() {
    held = false;
    delayNanos = 0;
    bytesLeft = NO_LIMIT;
    notifyAll();
  }
}
