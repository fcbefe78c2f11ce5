package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A bulk string that is received into an array of its own, which becomes the value. Memory is taken
 * for what came, and for a MiB or as much again ahead of it.
 */
final class LargeBulk extends ElementReader {
  private static final int AHEAD = 1 << 20;

  private final int length;
  private final int frameBytes;

  /** Starts without bytes. */
  LargeBulk(int length, int frameBytes) {
    this.length = length;
    this.frameBytes = frameBytes;
    type = ReplyType.BULK_STRING;
    source = new byte[Math.min(length, AHEAD)];
    own = true;
  }

  boolean isFull() {
    return to == length;
  }

  /** Takes what belongs to it. */
  void take(ByteBuf in) {
    int more = Math.min(in.readableBytes(), length - to);
    reserve(more);
    in.readBytes(source, to, more);
    to += more;
  }

  /** Takes what belongs to it; answers how many bytes that is. */
  int take(byte[] bytes, int from, int end) {
    int more = Math.min(end - from, length - to);
    take(Unpooled.wrappedBuffer(bytes, from, more));
    return more;
  }

  private void reserve(int more) {
    if (to + more > source.length) {
      long grown = Math.max(2L * source.length, to + more);
      source = Arrays.copyOf(source, (int) Math.min(grown, length));
    }
  }

  @Override
  public int frameBytes() {
    return frameBytes;
  }

  @Override
  public void rewind() {}

  @Override
  public int size() {
    throw unexpected("an aggregate");
  }

  @Override
  public boolean hasNext() {
    throw unexpected("an aggregate");
  }

  @Override
  public <T extends @Nullable Object> T element(ReplyMapper<T> mapper) {
    throw unexpected("an aggregate");
  }
}
