package io.github.ledis4j.internal.writer;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The account of one writer: how many items and how many bytes of them are open, and whether more
 * may come. Thread-safe; all of it stands in one number, so that an item is either taken before the
 * end or refused.
 */
final class WriterCredit {
  private static final long FINISHED = Long.MIN_VALUE;
  private static final int BYTE_BITS = 40;
  private static final long BYTE_MASK = (1L << BYTE_BITS) - 1;

  private final AtomicLong taken = new AtomicLong();
  private final int maxCommands;
  private final long maxBytes;

  WriterCredit(int maxCommands, long maxBytes) {
    this.maxCommands = maxCommands;
    this.maxBytes = maxBytes;
  }

  /**
   * Takes a place for an item. Whoever finds room may pass the limit by one item, or one larger
   * than the limit could never be sent.
   *
   * @param bytes its size
   * @param always whether it is taken without room too
   * @return its size, or -1 if there was no room: it holds a place all the same, of no bytes, until
   *     that is given back
   */
  int take(int bytes, boolean always) {
    while (true) {
      long now = taken.get();
      requireUnfinished(now);
      boolean room = always || commands(now) < maxCommands && bytes(now) < maxBytes;
      if (taken.compareAndSet(now, now + of(room ? bytes : 0))) {
        return room ? bytes : -1;
      }
    }
  }

  /** Gives a place back; answers whether it was the last one, with no more to come. */
  boolean giveBack(int bytes) {
    return taken.addAndGet(-of(bytes)) == FINISHED;
  }

  /** Refuses all further items; answers whether none is open, at the first call only. */
  boolean finish() {
    return taken.getAndUpdate(now -> now | FINISHED) == 0;
  }

  void requireUnfinished() {
    requireUnfinished(taken.get());
  }

  private static void requireUnfinished(long now) {
    if (now < 0) {
      throw new IllegalStateException("writer has finished; make a new one");
    }
  }

  boolean isFinished() {
    return taken.get() < 0;
  }

  /**
   * Says no while a quarter of the limit is still free: producers that ask at the same time all
   * find a place then.
   */
  boolean hasRoom() {
    long now = taken.get();
    return commands(now) < maxCommands - maxCommands / 4 && bytes(now) < maxBytes - maxBytes / 4;
  }

  /** Tells whether so much is free that those who wait may go on, for more than one item. */
  boolean isHalfEmpty() {
    long now = taken.get();
    return commands(now) <= maxCommands / 2 && bytes(now) <= maxBytes / 2;
  }

  long freeBytes() {
    return Math.max(0, maxBytes - maxBytes / 4 - bytes(taken.get()));
  }

  String describe() {
    long now = taken.get();
    return "%d of %d commands, %d of %d bytes"
        .formatted(commands(now), maxCommands, bytes(now), maxBytes);
  }

  private static long of(int bytes) {
    return (1L << BYTE_BITS) + bytes;
  }

  private static int commands(long amount) {
    return (int) ((amount & ~FINISHED) >>> BYTE_BITS);
  }

  private static long bytes(long amount) {
    return amount & BYTE_MASK;
  }
}
