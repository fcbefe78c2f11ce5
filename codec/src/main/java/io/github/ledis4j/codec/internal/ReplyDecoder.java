package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into replies: hands a {@link Frame} on for each whole one. Bytes are copied once,
 * into an array of the event loop's; a connection owns memory only while it holds half a reply.
 */
public final class ReplyDecoder extends ChannelInboundHandlerAdapter {
  private static final int SHARED_BYTES = 64 * 1024;
  private static final int LARGEST_SHARED_BYTES = 4 * 1024 * 1024;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 16;
  private static final FastThreadLocal<byte @Nullable []> SHARED = new FastThreadLocal<>();

  private static final byte[] NOTHING = new byte[0];

  private final FrameSink sink;
  private final ReplyParser parser;
  private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>(1);
  private byte @Nullable [] partial;
  private int length;
  private long moved;
  private boolean decoding;
  private boolean ended;

  /**
   * Makes a decoder for one channel.
   *
   * @param limits what a reply may not exceed
   * @param sink takes the replies
   */
  public ReplyDecoder(ReplyLimits limits, FrameSink sink) {
    this.sink = sink;
    this.parser = new ReplyParser(limits, sink);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf in)) {
      ctx.fireChannelRead(message);
      return;
    }
    if (decoding) {
      // A callback made the transport read: what came belongs behind what is being decoded.
      waiting.add(in);
      return;
    }
    decoding = true;
    try {
      for (ByteBuf next = in; next != null; next = waiting.poll()) {
        decode(ctx, next);
      }
    } finally {
      decoding = false;
    }
  }

  private void decode(ChannelHandlerContext ctx, ByteBuf in) {
    if (ended) {
      in.release();
      return;
    }
    int from = 0;
    byte[] bytes = NOTHING;
    boolean understood = false;
    try {
      bytes = append(in);
      from = handOn(bytes);
      understood = true;
    } catch (MalformedReplyException e) {
      ended = true;
      ctx.fireExceptionCaught(e);
    } finally {
      // Whatever went wrong, no memory for instance: after a hole no reply can be trusted.
      ended |= !understood;
      parser.release();
      if (ended) {
        parser.end();
      }
      keep(bytes, ended ? length : from);
    }
  }

  private int handOn(byte[] bytes) {
    int from = 0;
    while (from < length && !ended) {
      Frame reply = parser.next(bytes, from, length);
      from = parser.position();
      // A codec, which may do anything, has had its turn.
      if (reply == null || ended) {
        break;
      }
      sink.take(reply);
    }
    return from;
  }

  /**
   * Tells whether the beginning of a reply was received and its end was not.
   *
   * @return true while the decoder holds bytes
   */
  public boolean isMidReply() {
    return length > 0 || parser.hasTaken();
  }

  /** How many bytes were copied after they were taken, which is what large replies may cost. */
  long moved() {
    return moved;
  }

  private byte[] append(ByteBuf in) {
    try {
      parser.takeLarge(in);
      int more = in.readableBytes();
      byte[] bytes = withRoom(more);
      in.readBytes(bytes, length, more);
      length += more;
      return bytes;
    } finally {
      in.release();
    }
  }

  private byte[] withRoom(int more) {
    byte[] held = partial;
    partial = null;
    long needed = (long) length + more;
    if (needed > LARGEST_ARRAY) {
      throw new MalformedReplyException("reply is larger than 2 GiB");
    }
    if (held == null) {
      byte[] shared = takeShared();
      return needed <= shared.length ? shared : new byte[(int) needed];
    }
    if (needed <= held.length) {
      return held;
    }
    byte[] shared = SHARED.get();
    // Only if at least as much came as there is: else small pieces would move the rest each time.
    if (more >= length && shared != null && needed <= shared.length) {
      SHARED.set(null);
      return move(held, 0, length, shared);
    }
    return move(held, 0, length, new byte[grown(held.length, needed)]);
  }

  /** Doubles, so that bytes are moved rarely, but no further than what is announced. */
  private int grown(int capacity, long needed) {
    long wanted = Math.min(2L * capacity, Math.min(parser.announced(), LARGEST_ARRAY));
    return (int) Math.max(needed, wanted);
  }

  private void keep(byte[] bytes, int from) {
    int rest = length - from;
    length = rest;
    if (rest == 0) {
      giveShared(bytes);
    } else if (4 * Math.max(rest, parser.announced()) < bytes.length) {
      // Not worth so large an array, even when all of the reply is there.
      partial = move(bytes, from, rest, new byte[rest]);
      giveShared(bytes);
    } else {
      partial = from == 0 ? bytes : move(bytes, from, rest, bytes);
    }
  }

  private byte[] move(byte[] bytes, int from, int count, byte[] to) {
    System.arraycopy(bytes, from, to, 0, count);
    moved += count;
    return to;
  }

  private static byte[] takeShared() {
    byte[] shared = SHARED.get();
    // Taken away while in use: a callback may make another channel of this loop decode.
    SHARED.set(null);
    return shared == null ? new byte[SHARED_BYTES] : shared;
  }

  private static void giveShared(byte[] bytes) {
    if (bytes.length >= SHARED_BYTES && bytes.length <= LARGEST_SHARED_BYTES) {
      SHARED.set(bytes);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    end();
    ctx.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    end();
  }

  private void end() {
    ended = true;
    partial = null;
    parser.end();
  }
}
