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

  /** Takes credit for the whole, or throws and takes none. */
  void take(long amount) {
    long now = taken.addAndGet(amount);
    // One command is always let through, however large, or it could never be sent at all.
    if (now != amount && (commands(now) > maxCommands || bytes(now) > maxBytes)) {
      taken.addAndGet(-amount);
      throw new OverloadedException(
          "queue is full: "
              + commands(now - amount)
              + " of "
              + maxCommands
              + " commands, "
              + bytes(now - amount)
              + " of "
              + maxBytes
              + " bytes wait for the server; nothing was sent");
    }
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
