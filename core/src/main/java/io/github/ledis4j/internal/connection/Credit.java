package io.github.ledis4j.internal.connection;

import io.github.ledis4j.error.OverloadedException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The account of one connection: how many commands, and how many bytes of them, are between submit
 * and completion. Thread-safe. Both stand in one number, so that a submit costs one atomic
 * addition.
 */
final class Credit {
  private static final int BYTE_BITS = 40;
  private static final long BYTE_MASK = (1L << BYTE_BITS) - 1;

  /** Half of what the number has room for: the queue may hold as many before. */
  private static final int MOST_COMMANDS = 1 << 23;

  private final AtomicLong taken = new AtomicLong();
  private final int maxCommands;
  private final long maxBytes;

  Credit(int maxCommands, long maxBytes) {
    this.maxCommands = maxCommands;
    this.maxBytes = maxBytes;
  }

  static long of(Call<?> call) {
    return of(call.commands(), call.bytes());
  }

  static long of(int commands, long bytes) {
    return ((long) commands << BYTE_BITS) + bytes;
  }

  /**
   * Takes credit for one command, or throws and takes none. Who finds room may pass the limits by
   * what it brings, or what is larger than a limit could never be sent.
   */
  void take(long amount) {
    long before = taken.getAndAdd(amount);
    if (!hasRoom(before)) {
      taken.addAndGet(-amount);
      throw full();
    }
  }

  /**
   * The same for many commands, of which none is ever counted in vain: their number may be huge.
   */
  void takeMany(int commands, long bytes) {
    requireCountable(commands);
    long amount = of(commands, bytes);
    long before;
    do {
      before = taken.get();
      if (!hasRoom(before)) {
        throw full();
      }
    } while (!taken.compareAndSet(before, before + amount));
  }

  /** The same for what belongs to commands that found room before: it may pass the limits. */
  void takeMore(int commands, long bytes) {
    long amount = of(commands, bytes);
    long before;
    do {
      before = taken.get();
      requireCountable(commands(before) + commands);
    } while (!taken.compareAndSet(before, before + amount));
  }

  private static void requireCountable(int commands) {
    if (commands > MOST_COMMANDS) {
      throw new OverloadedException(
          "at most "
              + MOST_COMMANDS
              + " commands are sent together, not "
              + commands
              + "; nothing was sent; use batchWriter() for so many");
    }
  }

  private boolean hasRoom(long before) {
    return commands(before) < maxCommands && bytes(before) < maxBytes;
  }

  private OverloadedException full() {
    return new OverloadedException(
        "queue is full: "
            + maxCommands
            + " commands or "
            + maxBytes
            + " bytes wait for the server already; nothing was sent; wait for earlier futures,"
            + " use batchWriter(), or raise maxQueuedCommands or maxQueuedBytes");
  }

  /** Takes credit in any case. */
  void force(long amount) {
    taken.addAndGet(amount);
  }

  void giveBack(long amount) {
    if (amount != 0) {
      taken.addAndGet(-amount);
    }
  }

  /** Tells whether more than half of either limit is taken. */
  boolean isTight() {
    long now = taken.get();
    return commands(now) > maxCommands / 2 || bytes(now) > maxBytes / 2;
  }

  int commands() {
    return commands(taken.get());
  }

  long bytes() {
    return bytes(taken.get());
  }

  private static int commands(long amount) {
    return (int) (amount >>> BYTE_BITS);
  }

  private static long bytes(long amount) {
    return amount & BYTE_MASK;
  }
}
