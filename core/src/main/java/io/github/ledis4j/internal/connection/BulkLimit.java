package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.ServerType;

/**
 * The longest argument that a server takes. A longer one is refused here: the server would close
 * the connection in the middle of it, under all others. Thread-safe.
 */
final class BulkLimit {
  private final int most;

  private BulkLimit(int most) {
    this.most = most;
  }

  /** That of the server, or what its replies may hold if that was raised, as its own was then. */
  static BulkLimit of(ConnectionOptions options) {
    ReplyLimits usual =
        options.server() == ServerType.REDIS ? ReplyLimits.REDIS : ReplyLimits.LEDIS;
    return new BulkLimit(Math.max(usual.bulkBytes(), options.replyLimits().bulkBytes()));
  }

  /**
   * Looks into large calls only.
   *
   * @throws OverloadedException if the server would not take it
   */
  void require(Call<?> call) {
    if (call.bytes() <= most) {
      return;
    }
    byte[][] pieces = call.pieces();
    long at = 0;
    for (byte[] piece : pieces == null ? new byte[][] {call.packed()} : pieces) {
      while (at < piece.length) {
        at = next(call, piece, (int) at);
      }
      at -= piece.length; // what is left of an argument that goes on in the next piece
    }
  }

  /** Reads the line that starts here; answers where the next one does, behind an argument. */
  private long next(Call<?> call, byte[] packed, int from) {
    long number = 0;
    int at = from + 1;
    for (; packed[at] != '\r'; at++) {
      number = number * 10 + packed[at] - '0';
    }
    if (packed[from] != '$') {
      return at + 2L;
    }
    if (number > most) {
      throw new OverloadedException(
          call.command().spec()
              + " has an argument of "
              + number
              + " bytes, and the server takes at most "
              + most
              + "; nothing was sent");
    }
    return at + 2 + number + 2;
  }
}
