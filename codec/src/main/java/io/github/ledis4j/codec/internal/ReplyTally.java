package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyLimits;

/** Holds the reply that comes to the limits: what it has had so far. Event-loop confined. */
final class ReplyTally {
  private static final int ANY_LINES = Header.LONGEST_LINE + 4;

  private final ReplyLimits limits;
  private final int plainBulk;
  private int elements;
  private long bytes;

  ReplyTally(ReplyLimits limits) {
    this.limits = limits;
    this.plainBulk =
        limits.lineBytes() < Header.LONGEST_LINE
            ? -1
            : Math.min(limits.bulkBytes(), limits.replyBytes() - ANY_LINES);
  }

  /**
   * The longest bulk string that is within the limits whatever its header looks like; negative if
   * every line must be looked at.
   */
  int plainBulk() {
    return plainBulk;
  }

  /** Starts with another reply. */
  void restart() {
    elements = 0;
    bytes = 0;
  }

  void element() {
    if (++elements > limits.elements()) {
      throw new MalformedReplyException("reply holds more than " + limits.elements() + " elements");
    }
  }

  /** Counts elements that are {@link #elementsLeft}. */
  void elements(int more) {
    elements += more;
  }

  int elementsLeft() {
    return limits.elements() - elements;
  }

  void requireAggregate(long size) {
    if (size > limits.elements()) {
      throw new MalformedReplyException(
          "aggregate of " + size + " elements is over the limit of " + limits.elements());
    }
  }

  /** Counts bytes that have been taken. */
  void bytes(int more) {
    bytes += more;
  }

  /** How many bytes have been taken. */
  int bytes() {
    return (int) bytes;
  }

  /** Refuses a reply that has so many bytes more, or is about to. */
  void requireBytes(long more) {
    if (bytes + more > limits.replyBytes()) {
      throw new MalformedReplyException(
          "reply is longer than the limit of " + limits.replyBytes() + " bytes");
    }
  }

  /** Refuses a bulk string of so many bytes, before which the reply has so many more. */
  void requireBulk(int before, long size) {
    if (size > limits.bulkBytes() || before + size + 2 > Integer.MAX_VALUE - 16) {
      throw new MalformedReplyException(
          "bulk string of " + size + " bytes is over the limit of " + limits.bulkBytes());
    }
    requireBytes(before + size + 2);
  }

  void requireLine(int size) {
    if (size > limits.lineBytes()) {
      throw new MalformedReplyException("line is longer than " + limits.lineBytes() + " bytes");
    }
  }
}
