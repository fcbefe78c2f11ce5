package io.github.ledis4j.codec.internal;

import java.util.Arrays;

/**
 * A packed command as a part of an array that holds others too, see {@link CommandRun}.
 *
 * @param array never written again where this part is
 * @param from where the command begins
 * @param length how many bytes it has
 */
public record PackedPart(byte[] array, int from, int length) {

  /**
   * Copies the command.
   *
   * @return an array of its exact size
   */
  public byte[] copy() {
    return Arrays.copyOfRange(array, from, from + length);
  }
}
