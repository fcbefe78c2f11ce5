package io.github.ledis4j.internal.pool;

import static io.github.ledis4j.internal.command.CommandAccess.internals;
import static io.github.ledis4j.internal.command.PackedCommand.afterLine;
import static io.github.ledis4j.internal.command.PackedCommand.number;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.internal.command.KeyFacts;
import io.github.ledis4j.internal.command.KeySlot;
import io.github.ledis4j.internal.connection.AskingCall;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.TransactionCall;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Finds the first key in a packed command, and the connection that goes with it. */
public final class KeyRoute {
  private KeyRoute() {}

  /**
   * Gives a number that is the same for all commands whose first keys are in the same slot, or -1
   * if there is no key.
   */
  public static int of(Command<?> command) {
    int slot = slot(command);
    return slot < 0 ? -1 : spread(slot);
  }

  /** The same of a call; the first key in a transaction decides. */
  static int of(Call<?> call) {
    int slot = slot(call);
    return slot < 0 ? -1 : spread(slot);
  }

  /** Gives the slot of the first key, or -1 if there is no key. */
  public static int slot(Command<?> command) {
    return slotOf(command, position(command));
  }

  /** Gives the slot that the first argument would have if it were a key. */
  public static int slotOfFirstArgument(Command<?> command) {
    return Math.max(0, slotOf(command, internals().words(command.spec())));
  }

  /** Gives the slot of a word behind the name, or -1 if there is no such word. */
  private static int slotOf(Command<?> command, int word) {
    byte[] packed = upToKey(command);
    int at = find(command, packed, word);
    return at < 0 ? -1 : KeySlot.of(packed, afterLine(packed, at), number(packed, at + 1));
  }

  /** The same of a call; the first key in a transaction decides. */
  public static int slot(Call<?> call) {
    Call<?> bare = call instanceof AskingCall<?> asking ? asking.asked() : call;
    if (!(bare instanceof TransactionCall transaction)) {
      return slot(bare.command());
    }
    return transaction.parts().stream()
        .mapToInt(part -> slot(part.command()))
        .filter(slot -> slot >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** Gives the key itself, not to be changed, or null if there is none. */
  public static @Nullable ByteBuffer key(Command<?> command) {
    byte[] packed = upToKey(command);
    int at = find(command, packed, position(command));
    return at < 0
        ? null
        : ByteBuffer.wrap(packed, afterLine(packed, at), number(packed, at + 1)).slice();
  }

  /** Values that are pieces of their own come behind the key. */
  private static byte[] upToKey(Command<?> command) {
    byte[][] pieces = internals().pieces(command);
    return pieces == null ? internals().array(command) : pieces[0];
  }

  /** Gives where the line with the length of a word begins, or -1. */
  private static int find(Command<?> command, byte[] packed, int key) {
    int from = internals().offset(command);
    if (key == 0 || key >= number(packed, from + 1)) {
      return -1;
    }
    int at = afterLine(packed, from + 1);
    for (int i = 0; i < key; i++) {
      at = afterLine(packed, at) + number(packed, at + 1) + 2;
    }
    return at;
  }

  /** The number of the word that is the key, 1 for the first one behind the name; 0 for none. */
  private static int position(Command<?> command) {
    CommandSpec spec = command.spec();
    if (internals().hasKeysByName(spec)) {
      return KeyFacts.first(internals().packed(command));
    }
    return spec.firstKey() == 0 ? 0 : internals().words(spec) + spec.firstKey() - 1;
  }

  /** Keys often differ in their last character only: let the high bits have a say. */
  private static int spread(int slot) {
    return slot * 0x9E3779B9 >>> 1;
  }
}
