package io.github.ledis4j.internal.command;

/**
 * The words of a packed command one after the other, as the server will read them, whatever their
 * caller made them of. For one thread.
 */
public final class PackedWords {
  private final byte[] packed;
  private int left;
  private int next;
  private int from;
  private int length;

  /**
   * Stands before the first word of the name.
   *
   * @param packed a whole command as {@code CommandEncoder} packs it
   */
  public PackedWords(byte[] packed) {
    this.packed = packed;
    this.left = PackedCommand.number(packed, 1);
    this.next = PackedCommand.afterLine(packed, 1);
  }

  /**
   * Goes to the next word.
   *
   * @return false if there is none
   */
  public boolean next() {
    if (left == 0) {
      length = 0;
      return false;
    }
    left--;
    length = PackedCommand.number(packed, next + 1);
    from = PackedCommand.afterLine(packed, next);
    next = from + length + 2;
    return true;
  }

  /**
   * Goes on by several words, or to the end.
   *
   * @param count how many
   * @return these words
   */
  public PackedWords skip(int count) {
    for (int i = 0; i < count && next(); i++) {}
    return this;
  }

  /**
   * Goes on to the last word.
   *
   * @return these words
   */
  public PackedWords last() {
    while (next()) {
      if (left == 0) {
        return this;
      }
    }
    return this;
  }

  /**
   * Tells whether this stands on a word, which servers take in any case.
   *
   * @param upper the word in upper case
   * @return true if it is that one
   */
  public boolean is(String upper) {
    if (length != upper.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Character.toUpperCase((char) packed[from + i]) != upper.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Gives the word on which this stands, as servers compare it.
   *
   * @return the word in upper case, its beginning if it is longer than any keyword, empty at the
   *     end
   */
  public String word() {
    return PackedCommand.word(packed, from, length);
  }
}
