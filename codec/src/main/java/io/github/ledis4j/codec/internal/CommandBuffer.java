package io.github.ledis4j.codec.internal;

import java.util.Arrays;

/** The bytes of a command while it is packed, and of those before it in a {@link CommandRun}. */
abstract class CommandBuffer {
  static final int FIRST_CAPACITY = 512;
  static final int KEPT_CAPACITY = 64 * 1024;
  private static final int RUN_CAPACITY = 16 * 1024;

  byte[] buffer = new byte[FIRST_CAPACITY];

  /** Where the command begins: behind the one before it in a run, else at 0. */
  int start;

  /** Where it ends so far. */
  int length;

  /** How many of its arguments are to come. */
  int missing;

  final void requireAll() {
    if (missing != 0) {
      throw new IllegalStateException("arguments announced and not added: " + missing);
    }
  }

  final int startBulk(int size) {
    missing--;
    header('$', size);
    reserve(size + 2);
    return length;
  }

  final void header(char type, int number) {
    int digits = Digits.count(number);
    reserve(digits + 3);
    buffer[length] = (byte) type;
    Digits.write(number, buffer, length + 1, digits);
    length += digits + 3;
    buffer[length - 2] = '\r';
    buffer[length - 1] = '\n';
  }

  final void raw(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  final void reserve(int more) {
    int needed = Math.addExact(length, more);
    if (needed > buffer.length && start > 0) {
      moveOn(needed - start);
    } else if (needed > buffer.length) {
      // A large last argument makes the buffer exact, and end() hands it out without a copy.
      int capacity = more >= KEPT_CAPACITY / 2 ? needed : Math.max(needed, buffer.length * 2);
      buffer = Arrays.copyOf(buffer, capacity);
    }
  }

  /**
   * Begins another array with what there is of the command; those before it stay where they are.
   */
  private void moveOn(int needed) {
    byte[] next = new byte[Math.max(needed, Math.min(2 * buffer.length, RUN_CAPACITY))];
    System.arraycopy(buffer, start, next, 0, length - start);
    buffer = next;
    length -= start;
    start = 0;
  }
}
