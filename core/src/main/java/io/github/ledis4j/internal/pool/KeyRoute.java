package io.github.ledis4j.internal.pool;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;

/** Finds the key in a packed command. */
public final class KeyRoute {

  private KeyRoute() {}

  /** Gives a number that is the same for all commands on the same key, or -1 if there is no key. */
  public static int of(Command<?> command) {
    CommandSpec spec = command.spec();
    if (spec.firstKey() == 0) {
      return -1;
    }
    byte[][] pieces = internals().pieces(command);
    // Values that are pieces of their own come behind the key.
    byte[] packed = pieces == null ? internals().array(command) : pieces[0];
    int at = (pieces == null ? internals().offset(command) : 0) + 1;
    int arguments = number(packed, at);
    int key = words(spec.name()) + spec.firstKey() - 1;
    if (key >= arguments) {
      return -1;
    }
    at = afterLine(packed, at);
    for (int i = 0; i < key; i++) {
      at = afterLine(packed, at + 1) + number(packed, at + 1) + 2;
    }
    int length = number(packed, at + 1);
    return hash(packed, afterLine(packed, at + 1), length);
  }

  private static int words(String name) {
    int words = 1;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == ' ') {
        words++;
      }
    }
    return words;
  }

  private static int number(byte[] packed, int at) {
    int number = 0;
    for (int i = at; packed[i] != '\r'; i++) {
      number = 10 * number + packed[i] - '0';
    }
    return number;
  }

  private static int afterLine(byte[] packed, int at) {
    int end = at;
    while (packed[end] != '\n') {
      end++;
    }
    return end + 1;
  }

  private static int hash(byte[] packed, int from, int length) {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + packed[i];
    }
    // Keys often differ in their last character only: let the high bits have a say.
    hash *= 0x9E3779B9;
    return hash >>> 1;
  }
}
