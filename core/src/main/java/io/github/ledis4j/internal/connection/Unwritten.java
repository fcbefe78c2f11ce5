package io.github.ledis4j.internal.connection;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** What is left to be written of one call. Event-loop confined. */
final class Unwritten {
  private byte @Nullable [] part;
  private int offset;
  private int end;

  // Of a command in pieces only.
  private byte @Nullable [] @Nullable [] pieces;
  private int next;

  private long left;

  void begin(Call<?> call) {
    left = call.writtenBytes();
    byte[][] all = call.pieces();
    if (all == null) {
      part = call.array();
      offset = call.offset();
      end = offset + call.writtenBytes();
    } else {
      pieces = all;
      next = 1;
      begin(all[0]);
    }
  }

  private void begin(byte[] piece) {
    part = piece;
    offset = 0;
    end = piece.length;
  }

  /** Takes up a call in one piece of which so many bytes are out. */
  void goOn(Call<?> call, int out) {
    begin(call);
    offset += out;
    left -= out;
  }

  boolean isEmpty() {
    return part == null;
  }

  long left() {
    return left;
  }

  /** Copies as much as there is room for; tells whether there is room for more. */
  boolean pour(ByteBuf into) {
    byte[] bytes = part;
    if (bytes != null && pieces == null && end - offset < into.writableBytes()) {
      into.writeBytes(bytes, offset, end - offset); // as nearly all of them
      part = null;
      return true;
    }
    return pourPieces(into);
  }

  private boolean pourPieces(ByteBuf into) {
    while (part != null) {
      int count = Math.min(end - offset, into.writableBytes());
      into.writeBytes(part, offset, count);
      left -= count;
      offset += count;
      if (offset < end) {
        return false;
      }
      if (pieces != null && next < pieces.length) {
        begin(pieces[next++]);
      } else {
        part = null;
      }
    }
    pieces = null;
    return into.isWritable();
  }
}
