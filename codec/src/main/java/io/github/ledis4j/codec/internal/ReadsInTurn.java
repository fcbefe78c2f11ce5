package io.github.ledis4j.codec.internal;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;

/**
 * Lets the handlers behind finish with what was read before they get more, also if a callback makes
 * the transport read: Netty's decoders would then fire replies out of order. Event-loop confined.
 */
final class ReadsInTurn extends ChannelInboundHandlerAdapter {
  private final ArrayDeque<Object> waiting = new ArrayDeque<>(1);
  private boolean reading;

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (reading) {
      waiting.add(message);
      return;
    }
    reading = true;
    for (Object next = message; next != null; next = waiting.poll()) {
      ctx.fireChannelRead(next);
    }
    reading = false;
  }
}
