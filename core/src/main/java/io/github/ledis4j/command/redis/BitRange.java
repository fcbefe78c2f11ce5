package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandBuilder;

/**
 * The part of a value that {@code BITCOUNT} and {@code BITPOS} look at, both ends included.
 * Positions count from 0, or from the end when negative, -1 being the last. Immutable.
 */
public final class BitRange {
  private final long start;
  private final long end;
  private final boolean bits;

  private BitRange(long start, long end, boolean bits) {
    this.start = start;
    this.end = end;
    this.bits = bits;
  }

  /**
   * Takes whole bytes.
   *
   * @param start the first byte
   * @param end the last byte, included
   * @return the range
   */
  public static BitRange bytes(long start, long end) {
    return new BitRange(start, end, false);
  }

  /**
   * Takes single bits ({@code BIT}), since Redis 7.0.
   *
   * @param start the first bit
   * @param end the last bit, included
   * @return the range
   */
  public static BitRange bits(long start, long end) {
    return new BitRange(start, end, true);
  }

  int arguments() {
    return bits ? 3 : 2;
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    command.add(start).add(end);
    return bits ? command.add("BIT") : command;
  }

  @Override
  public String toString() {
    return (bits ? "bits " : "bytes ") + start + " to " + end;
  }
}
