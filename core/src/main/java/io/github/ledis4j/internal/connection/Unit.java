package io.github.ledis4j.internal.connection;

import java.util.List;

/**
 * Calls that are written next to each other and are admitted only as a whole. So they are repeated,
 * unless their caller says that all of them may run twice: then what is left of them is.
 *
 * @param calls in the order in which they are sent, at least one
 */
public record Unit(List<? extends Call<?>> calls) {

  /** Binds the calls together. */
  public Unit {
    calls = List.copyOf(calls);
    for (Call<?> call : calls) {
      call.unit = this;
    }
  }

  long bytes() {
    long bytes = 0;
    for (Call<?> call : calls) {
      bytes += call.bytes();
    }
    return bytes;
  }

  /**
   * Tells whether the whole may be sent again: no answer came for any of it, all of it may run
   * twice, and none was repeated before.
   */
  boolean mayRepeat() {
    if (calls.get(0).isEnded()) {
      return false;
    }
    for (Call<?> call : calls) {
      if (!Repeats.allow(call)) {
        return false;
      }
    }
    return true;
  }
}
