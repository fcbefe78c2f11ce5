package io.github.ledis4j.internal.cluster;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.CrossSlotException;
import io.github.ledis4j.internal.command.KeyFacts;
import io.github.ledis4j.internal.command.KeySlot;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.pool.KeyRoute;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which slot decides where a call goes, and whether that is one. */
final class CallSlots {
  private static final String ADVICE =
      "; nothing was sent. Give keys that belong together the same text in braces, {user:42} for"
          + " instance";

  private static final Set<String> SPLITTABLE =
      Set.of("DEL", "EXISTS", "MGET", "MSET", "TOUCH", "UNLINK");

  /** What a single node answers, or does, for itself: by the first word of the name. */
  private static final Set<String> OF_ONE_NODE =
      Set.of(
          "ACL",
          "BGREWRITEAOF",
          "BGSAVE",
          "CONFIG",
          "DBSIZE",
          "FLUSHALL",
          "FLUSHDB",
          "FUNCTION",
          "INFO",
          "KEYS",
          "LATENCY",
          "MEMORY",
          "RANDOMKEY",
          "SAVE",
          "SCAN",
          "SCRIPT",
          "SHUTDOWN",
          "SLOWLOG",
          "SWAPDB");

  private CallSlots() {}

  /** The slot that a call goes by; without a key it goes where all with its name go. */
  static int of(Call<?> call) {
    int slot = KeyRoute.slot(call);
    return slot < 0 ? keyless(call.command()) : slot;
  }

  /** What is published on one channel stays in order. */
  private static int keyless(Command<?> command) {
    String name = command.spec().name();
    return name.equals("PUBLISH")
        ? KeyRoute.slotOfFirstArgument(command)
        : Math.floorMod(name.hashCode(), KeySlot.COUNT);
  }

  /**
   * The same of a command that was not sent yet.
   *
   * @throws CrossSlotException if its keys are of several slots
   * @throws IllegalArgumentException if it is about one node, and says not which
   */
  static int check(Command<?> command) {
    int slot = KeyRoute.slot(command);
    if (slot < 0) {
      requireOfAll(command);
      return keyless(command);
    }
    requireOneSlot(command);
    return slot;
  }

  private static void requireOneSlot(Command<?> command) {
    if (internals().mayHaveSeveralKeys(command.spec())) {
      List<KeyFacts.Placed> two = KeyFacts.ofTwoSlots(internals().packed(command));
      if (!two.isEmpty()) {
        throw crossing(command, two.get(0), two.get(1));
      }
    }
  }

  private static CrossSlotException crossing(
      Command<?> command, KeyFacts.Placed one, KeyFacts.Placed other) {
    return new CrossSlotException(
        command.spec()
            + " has keys of several slots: word "
            + one.word()
            + " behind its name is of slot "
            + one.slot()
            + ", word "
            + other.word()
            + " of slot "
            + other.slot()
            + ADVICE
            + (SPLITTABLE.contains(command.spec().name())
                ? ", or use acrossSlots(), which sends a command for each slot"
                : ""),
        List.of(one.key(), other.key()));
  }

  private static void requireOfAll(Command<?> command) {
    String name = command.spec().name();
    int blank = name.indexOf(' ');
    if (OF_ONE_NODE.contains(blank < 0 ? name : name.substring(0, blank))) {
      throw new IllegalArgumentException(
          name
              + " is about one node, and this is a cluster; nothing was sent: use"
              + " onEachMaster(node -> ...)");
    }
  }

  /**
   * Checks commands that are sent together.
   *
   * @throws CrossSlotException if their keys are of several slots
   * @throws IllegalArgumentException if one is about one node, and says not which
   */
  static void check(List<? extends Call<?>> parts) {
    Command<?> keyed = null;
    int slot = 0;
    for (Call<?> part : parts) {
      Command<?> command = part.command();
      int own = KeyRoute.slot(command);
      if (own < 0) {
        requireOfAll(command);
        continue;
      }
      requireOneSlot(command);
      if (keyed != null && own != slot) {
        throw crossing(keyed, slot, command, own);
      }
      keyed = command;
      slot = own;
    }
  }

  private static CrossSlotException crossing(
      Command<?> one, int slot, Command<?> other, int otherSlot) {
    return new CrossSlotException(
        "a transaction has keys of several slots: "
            + one.spec()
            + " of slot "
            + slot
            + ", "
            + other.spec()
            + " of slot "
            + otherSlot
            + ADVICE,
        List.of(key(one), key(other)));
  }

  private static byte[] key(Command<?> command) {
    @Nullable ByteBuffer key = KeyRoute.key(command);
    byte[] bytes = new byte[key == null ? 0 : key.remaining()];
    if (key != null) {
      key.get(bytes);
    }
    return bytes;
  }
}
