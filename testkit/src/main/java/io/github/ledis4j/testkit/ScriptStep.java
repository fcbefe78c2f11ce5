package io.github.ledis4j.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a scripted server does about one command, or about several of them at once.
 *
 * @param commands how many commands it waits for
 * @param pieces what it then sends, each piece in a write of its own
 * @param end what becomes of the connection after that
 */
record ScriptStep(int commands, List<byte[]> pieces, End end) {
  /** What follows the reply. */
  enum End {
    STAY, // the connection goes on
    CLOSE, // the client reads an end of stream
    RESET, // the client reads an error
    STOP_READING // what the client sends piles up
  }

  static final ScriptStep SWALLOW = ending(End.STAY);

  static ScriptStep reply(int commands, byte[] reply) {
    if (commands < 1) {
      throw new IllegalArgumentException("commands must be positive, not " + commands);
    }
    return new ScriptStep(commands, List.of(reply), End.STAY);
  }

  static ScriptStep ending(End end) {
    return new ScriptStep(1, List.of(), end);
  }

  ScriptStep cutAt(int offset) {
    return new ScriptStep(commands, List.of(Arrays.copyOf(whole(offset), offset)), End.CLOSE);
  }

  ScriptStep splitAt(int... offsets) {
    List<byte[]> split = new ArrayList<>();
    int from = 0;
    for (int offset : offsets) {
      split.add(Arrays.copyOfRange(whole(offset), from, offset));
      from = offset;
    }
    byte[] reply = whole(from);
    split.add(Arrays.copyOfRange(reply, from, reply.length));
    return new ScriptStep(commands, split, end);
  }

  ScriptStep byteByByte() {
    int[] offsets = new int[Math.max(0, whole(0).length - 1)];
    Arrays.setAll(offsets, i -> i + 1);
    return splitAt(offsets);
  }

  private byte[] whole(int offset) {
    byte[] reply = pieces.isEmpty() ? new byte[0] : pieces.get(0);
    if (pieces.size() > 1) {
      throw new IllegalStateException("this reply is in pieces already");
    }
    if (offset < 0 || offset > reply.length) {
      throw new IllegalArgumentException(
          "offset " + offset + " is not within a reply of " + reply.length + " bytes");
    }
    return reply;
  }
}
