package io.github.ledis4j.codec.internal;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Lets the handlers behind finish with what was read before they get more, also if a callback makes
 * the transport read: Netty's decoders would then fire replies out of order. And where the channel
 * is not read, they are not told of the end of a pass: they would read on to the end of a reply,
 * and come with it to the middle of the next. Event-loop confined.
 */
final class ReadsInTurn extends ChannelInboundHandlerAdapter {
  private final ArrayDeque<Object> waiting = new ArrayDeque<>(1);
  private boolean reading;
  private @Nullable Runnable after;

  /** Takes no more; runs the task now, or when what is being read has gone through. */
  void end(Runnable task) {
    if (reading) {
      after = task;
    } else {
      task.run();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (reading) {
      waiting.add(message);
      return;
    }
    reading = true;
    for (Object next = message; next != null; next = waiting.poll()) {
      if (after == null) {
        ctx.fireChannelRead(next);
      } else {
        ReferenceCountUtil.release(next);
      }
    }
    reading = false;
    if (after != null) {
      after.run();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ChannelHandlerContext behind = ctx.pipeline().context(NettyReplyDecoder.class);
    if (ctx.channel().config().isAutoRead() || behind == null) {
      ctx.fireChannelReadComplete();
    } else {
      behind.fireChannelReadComplete();
    }
  }
}
