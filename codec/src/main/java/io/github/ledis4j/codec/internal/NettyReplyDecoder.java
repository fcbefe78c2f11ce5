package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.redis.RedisArrayAggregator;
import io.netty.handler.codec.redis.RedisBulkStringAggregator;
import io.netty.handler.codec.redis.RedisCodecException;
import io.netty.handler.codec.redis.RedisDecoder;
import io.netty.handler.codec.redis.RedisMessage;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second parser: stands where {@link ReplyDecoder} can, finds the same {@link Frame}s, and lets
 * {@code netty-codec-redis} read the bytes. Added to a pipeline it adds the decoder and the
 * aggregators right before itself, and takes them along when it is removed.
 *
 * <p>It differs from {@link ReplyDecoder} in what it reads:
 *
 * <ul>
 *   <li>RESP2 only: the types of RESP3, streams and attributes are malformed.
 *   <li>A line ends at the first LF, which must follow a CR: an error text that holds an LF, as
 *       those of Lua scripts on LedisDB do, is malformed.
 *   <li>Bulk strings end at 512 MiB, whatever {@link ReplyLimits#bulkBytes} says.
 *   <li>A length may have 19 digits instead of 18, and {@code -0} is a length of zero.
 *   <li>An integer is written anew: {@code :+07} has the text {@code 7}.
 *   <li>An array that is too long or nests too deep is told in other words.
 *   <li>A reply is a tree of objects while it comes; {@link Frame#frameBytes} is an estimate.
 * </ul>
 */
public final class NettyReplyDecoder extends ChannelInboundHandlerAdapter {
  private static final int LONGEST_LINE = 512 * 1024 * 1024;

  private final FrameSink sink;
  private final ReadsInTurn turns = new ReadsInTurn();
  private final RedisMessageLimits counters;
  private final List<ChannelHandler> helpers;
  private boolean ended;

  /**
   * Makes a parser for one channel.
   *
   * @param limits what a reply may not exceed
   * @param sink takes the replies
   */
  public NettyReplyDecoder(ReplyLimits limits, FrameSink sink) {
    this.sink = sink;
    counters = new RedisMessageLimits(limits);
    helpers =
        List.of(
            turns,
            new RedisDecoder(
                Math.min(limits.lineBytes(), LONGEST_LINE), new ExactMessages(limits), false),
            counters,
            new RedisBulkStringAggregator(),
            new RedisArrayAggregator(limits.elements(), limits.depth()));
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    for (ChannelHandler helper : helpers) {
      ctx.pipeline().addBefore(ctx.name(), null, helper);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    end(ctx);
  }

  private void end(ChannelHandlerContext ctx) {
    if (ended) {
      return;
    }
    ended = true;
    counters.end();
    turns.end(() -> removeHelpers(ctx.pipeline()));
  }

  /** Has half a reply that they hold released; nobody collects any more what may still come. */
  private void removeHelpers(ChannelPipeline pipeline) {
    for (ChannelHandler helper : helpers) {
      if (pipeline.context(helper) != null) {
        pipeline.remove(helper);
      }
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof RedisMessage reply) {
      readReply(reply);
    } else if (ended && message instanceof ByteBuf rest) {
      rest.release();
    } else {
      ctx.fireChannelRead(message);
    }
  }

  private void readReply(RedisMessage reply) {
    try {
      int bytes = counters.endReply();
      if (!ended) {
        sink.take(new RedisMessageReader(reply, bytes));
      }
    } finally {
      ReferenceCountUtil.release(reply);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    ended = true;
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof PrematureChannelClosureException) {
      // Half a reply at the end of the channel, which channelInactive tells just as well.
      return;
    }
    MalformedReplyException malformed = malformed(cause);
    if (malformed == null) {
      ctx.fireExceptionCaught(cause);
    } else if (!ended) {
      end(ctx);
      ctx.fireExceptionCaught(malformed);
    }
  }

  /** Finds out whether this comes from the handlers here, and not from TLS for instance. */
  private static @Nullable MalformedReplyException malformed(Throwable failure) {
    Throwable refusal = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MalformedReplyException malformed) {
        return malformed;
      }
      if (cause.getClass() == CodecException.class || cause instanceof RedisCodecException) {
        refusal = cause;
      }
    }
    return refusal == null
        ? null
        : new MalformedReplyException("netty-codec-redis: " + withoutPayload(refusal));
  }

  private static String withoutPayload(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    // "too many characters to be a valid RESP Integer: " and then all of them.
    return message.startsWith("too many") ? message.substring(0, message.indexOf(':')) : message;
  }
}
