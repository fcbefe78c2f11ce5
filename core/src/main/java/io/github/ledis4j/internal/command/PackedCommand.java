package io.github.ledis4j.internal.command;

/** Reads the lines of a packed command. */
public final class PackedCommand {
  private PackedCommand() {}

  /** Reads the number that stands at a position and ends with its line. */
  public static int number(byte[] packed, int at) {
    int number = 0;
    for (int i = at; packed[i] != '\r'; i++) {
      number = 10 * number + packed[i] - '0';
    }
    return number;
  }

  /** Gives the position behind the line that a position is in. */
  public static int afterLine(byte[] packed, int at) {
    int end = at;
    while (packed[end] != '\n') {
      end++;
    }
    return end + 1;
  }
}
