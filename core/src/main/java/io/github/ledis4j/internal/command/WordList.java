package io.github.ledis4j.internal.command;

import java.util.Arrays;

/** The words of a packed command by their numbers, 0 for the name. */
final class WordList {
  private final byte[] packed;
  private final int[] from;
  private final int[] length;

  WordList(byte[] packed) {
    this.packed = packed;
    int count = PackedCommand.number(packed, 1);
    from = new int[count];
    length = new int[count];
    int at = PackedCommand.afterLine(packed, 1);
    for (int i = 0; i < count; i++) {
      length[i] = PackedCommand.number(packed, at + 1);
      from[i] = PackedCommand.afterLine(packed, at + 1);
      at = from[i] + length[i] + 2;
    }
  }

  int count() {
    return from.length;
  }

  /** A word as servers compare it. */
  String upper(int word) {
    return PackedCommand.word(packed, from[word], length[word]);
  }

  /** The number that a word is, or 0 if it is none that can count words. */
  int number(int word) {
    try {
      return length[word] > 9 ? 0 : Integer.parseInt(upper(word));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The slot of a word that is a key. */
  int slot(int word) {
    return KeySlot.of(packed, from[word], length[word]);
  }

  byte[] bytes(int word) {
    return Arrays.copyOfRange(packed, from[word], from[word] + length[word]);
  }

  boolean isEmpty(int word) {
    return length[word] == 0;
  }
}
