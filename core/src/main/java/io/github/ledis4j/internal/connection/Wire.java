package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.internal.ReplyDecoder;
import io.github.ledis4j.options.Endpoint;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/** One established channel, and what is known of it. Event-loop confined. */
final class Wire {
  private final Channel channel;
  private final Endpoint endpoint;
  private final ReplyCorrelator correlator;
  private final Writer writer;
  private long window = Long.MAX_VALUE;
  private boolean gathers;
  private long lastTaken;
  private long lastPending;
  private long lastProgress;

  Wire(Channel channel, Endpoint endpoint, ReplyCorrelator correlator, Probe probe) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.correlator = correlator;
    this.writer = new Writer(this, probe);
  }

  /** Says that the server sends every reply by itself. */
  void gather() {
    gathers = true;
  }

  boolean gathers() {
    return gathers;
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

  Writer writer() {
    return writer;
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

  /** Waits for half of the window, so that refilling it does not cost a packet per reply. */
  boolean hasWindow(Outbox outbox) {
    return window == Long.MAX_VALUE
        || correlator.unanswered() <= window / 2
        || outbox.waitingBytes() == 0;
  }

  /** Tells whether a call fits into the window; one that is too large for it goes out alone. */
  boolean mayTake(Call<?> call) {
    long unanswered = correlator.unanswered();
    return unanswered == 0 || unanswered + call.bytes() <= window;
  }

  /**
   * Says when the server last showed life: a reply byte came, or the socket took a byte of what had
   * to wait for that. What is added to it is no such sign.
   */
  long lastLife() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    long pending = buffer == null ? 0 : buffer.totalPendingWriteBytes();
    long progress = buffer == null ? 0 : buffer.currentProgress();
    boolean took = pending < lastPending || progress != lastProgress;
    lastPending = pending;
    lastProgress = progress;
    if (took) {
      lastTaken = channel.eventLoop().ticker().nanoTime();
      return lastTaken;
    }
    long replied = correlator.lastLife();
    return lastTaken != 0 && lastTaken - replied > 0 ? lastTaken : replied;
  }

  long pendingBytes() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Tells whether the channel has nothing to send, and takes as much as there is. */
  boolean isIdle() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer != null
        && buffer.totalPendingWriteBytes() == 0
        && buffer.isEmpty()
        && channel.isActive()
        && window == Long.MAX_VALUE
        && writer.isDone();
  }

  /** Tells, at the end of a read pass, whether it found that the peer has closed. */
  boolean isAtEnd() {
    return channel.unsafe().recvBufAllocHandle().lastBytesRead() < 0;
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
