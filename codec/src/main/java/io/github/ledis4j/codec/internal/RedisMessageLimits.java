package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyLimits;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.redis.AbstractStringRedisMessage;
import io.netty.handler.codec.redis.ArrayHeaderRedisMessage;
import io.netty.handler.codec.redis.BulkStringHeaderRedisMessage;
import io.netty.handler.codec.redis.BulkStringRedisContent;
import io.netty.handler.codec.redis.FullBulkStringRedisMessage;
import io.netty.util.ReferenceCountUtil;

/**
 * Holds the messages of {@code netty-codec-redis} to the limits, before anything collects them.
 * Event-loop confined.
 */
final class RedisMessageLimits extends ChannelInboundHandlerAdapter {
  private static final int MESSAGE_BYTES = 16;

  private final ReplyLimits limits;
  private int elements;
  private long bytes;
  private boolean ended;

  RedisMessageLimits(ReplyLimits limits) {
    this.limits = limits;
  }

  /** Starts a new reply; answers how many bytes the last one was long, roughly. */
  int endReply() {
    int size = (int) Math.min(bytes, Integer.MAX_VALUE);
    elements = 0;
    bytes = 0;
    return size;
  }

  /** Lets nothing through any more, the bytes neither that the decoder gives up when it leaves. */
  void end() {
    ended = true;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (ended) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof BulkStringHeaderRedisMessage header) {
      requireBulk(header.bulkStringLength());
      bytes += header.bulkStringLength();
    } else if (message instanceof ArrayHeaderRedisMessage header) {
      requireArray(header.length());
    } else if (message instanceof AbstractStringRedisMessage text) {
      bytes += text.content().length();
    }
    if (isElement(message)) {
      bytes += MESSAGE_BYTES;
      countElement();
    }
    if (bytes > limits.replyBytes()) {
      throw new MalformedReplyException(
          "reply is longer than the limit of " + limits.replyBytes() + " bytes");
    }
    ctx.fireChannelRead(message);
  }

  private static boolean isElement(Object message) {
    return !(message instanceof BulkStringRedisContent)
        || message instanceof FullBulkStringRedisMessage;
  }

  private void requireBulk(int size) {
    if (size > limits.bulkBytes()) {
      throw new MalformedReplyException(
          "bulk string of " + size + " bytes is over the limit of " + limits.bulkBytes());
    }
  }

  private void requireArray(long size) {
    if (size > limits.elements()) {
      throw new MalformedReplyException(
          "aggregate of " + size + " elements is over the limit of " + limits.elements());
    }
  }

  private void countElement() {
    if (++elements > limits.elements()) {
      throw new MalformedReplyException("reply holds more than " + limits.elements() + " elements");
    }
  }
}
