package io.github.ledis4j.internal.connection;

import io.github.ledis4j.Endpoint;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.internal.ReplyDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One established channel, and how commands are written to it. Event-loop confined. */
final class Wire {
  private static final int WRAPPED_FROM = 32 * 1024;
  private static final int SHIPPED_AT = 64 * 1024;

  private final Channel channel;
  private final Endpoint endpoint;
  private final ReplyCorrelator correlator;
  private final Probe probe;
  private final Reading reading;
  private final ReadOnlyMode readOnly;
  private long window = Long.MAX_VALUE;
  private long lastTaken;
  private long lastProgress;

  Wire(Channel channel, Endpoint endpoint, ReplyCorrelator correlator, Probe probe) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.correlator = correlator;
    this.probe = probe;
    this.reading = new Reading(channel);
    this.readOnly = correlator.readOnly();
  }

  Reading reading() {
    return reading;
  }

  Channel channel() {
    return channel;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  ReplyCorrelator correlator() {
    return correlator;
  }

  /**
   * Bounds the request bytes without an answer. LedisDB sets socket buffers of 4 KiB; what is more
   * than that under way over TCP stalls in the kernel for a fifth of a second at a time.
   */
  void window(long bytes) {
    window = bytes;
  }

  long window() {
    return window;
  }

  /** Writes as many of the waiting calls as may go out now, and flushes once. */
  void write(Outbox outbox) {
    if (correlator.isDemoted()
        || !channel.isWritable()
        || window != Long.MAX_VALUE && !hasWindow(outbox)) {
      return;
    }
    ByteBuf staged = null;
    boolean written = false;
    Call<?> call;
    while (channel.isWritable() && (call = next(outbox)) != null) {
      byte[][] pieces = call.pieces();
      if (pieces == null) {
        staged = put(outbox, staged, call.packed());
      } else {
        for (byte[] piece : pieces) {
          staged = put(outbox, staged, piece);
        }
      }
      correlator.sent(call);
      call.written(this);
      written = true;
      Call<Reply> probing = probe.next(this);
      if (probing != null) {
        staged = stageOwn(outbox, staged, probing);
      }
    }
    Call<Boolean> question = readOnly.next();
    if (question != null) {
      staged = stageOwn(outbox, staged, question);
      written = true;
    }
    ship(staged);
    if (written) {
      channel.flush();
    }
  }

  /** Adds bytes to what is staged, or ships both; answers what is staged now. */
  private @Nullable ByteBuf put(Outbox outbox, @Nullable ByteBuf staged, byte[] bytes) {
    if (bytes.length >= WRAPPED_FROM) {
      ship(staged);
      ship(Unpooled.wrappedBuffer(bytes));
      return null;
    }
    ByteBuf into = staged == null ? stage(bytes.length + outbox.waitingBytes()) : staged;
    into.writeBytes(bytes);
    if (into.readableBytes() < SHIPPED_AT) {
      return into;
    }
    ship(into);
    return null;
  }

  /** Writes calls of our own at once, ahead of all that waits. */
  void writeOwn(Outbox outbox, List<? extends Call<?>> calls) {
    for (Call<?> call : calls) {
      outbox.admit(call);
      ship(Unpooled.wrappedBuffer(call.packed()));
      correlator.sent(call);
    }
    channel.flush();
  }

  /** Waits for half of the window, so that refilling it does not cost a packet per reply. */
  private boolean hasWindow(Outbox outbox) {
    return correlator.unanswered() <= window / 2 || outbox.waitingBytes() == 0;
  }

  private @Nullable Call<?> next(Outbox outbox) {
    Call<?> call;
    while ((call = outbox.waiting.peek()) != null) {
      if (call.isEnded()) {
        outbox.poll();
        outbox.settle(call);
      } else if (readOnly.isIgnored(call)) {
        outbox.poll();
        outbox.settle(call);
        readOnly.refuse(call);
      } else if (mayTake(call)) {
        return outbox.poll();
      } else {
        return null;
      }
    }
    return null;
  }

  private boolean mayTake(Call<?> call) {
    if (!correlator.mayTake(call)) {
      return false;
    }
    long unanswered = correlator.unanswered();
    return unanswered == 0 || unanswered + call.bytes() <= window;
  }

  private ByteBuf stageOwn(Outbox outbox, @Nullable ByteBuf staged, Call<?> call) {
    byte[] packed = call.packed();
    ByteBuf into = staged == null ? stage(packed.length + outbox.waitingBytes()) : staged;
    into.writeBytes(packed);
    outbox.admit(call);
    correlator.sent(call);
    return into;
  }

  private ByteBuf stage(long bytes) {
    return channel.alloc().ioBuffer((int) Math.min(bytes, SHIPPED_AT + WRAPPED_FROM));
  }

  private void ship(@Nullable ByteBuf bytes) {
    if (bytes != null) {
      // A failed write closes the channel, and that fails every call on it.
      channel.write(bytes, channel.voidPromise());
    }
  }

  /** Says when the server last showed life: a reply byte came, or the socket took a byte. */
  long lastLife() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    long progress =
        buffer == null ? 0 : buffer.totalPendingWriteBytes() * 31 + buffer.currentProgress();
    if (progress != lastProgress) {
      lastProgress = progress;
      lastTaken = System.nanoTime();
      return lastTaken;
    }
    long replied = correlator.lastLife();
    return lastTaken != 0 && lastTaken - replied > 0 ? lastTaken : replied;
  }

  long pendingBytes() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Tells whether part of a reply was received. */
  boolean isMidReply() {
    ReplyDecoder decoder = channel.pipeline().get(ReplyDecoder.class);
    return decoder != null && decoder.isMidReply();
  }

  void close(Throwable why) {
    correlator.closingBecause(why);
    channel.close();
  }
}
