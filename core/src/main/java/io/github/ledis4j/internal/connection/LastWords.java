package io.github.ledis4j.internal.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.TimeUnit;

/**
 * Lets a channel be read to its end that takes no more bytes. A server that refuses a request says
 * so and closes while the rest is still on its way: the write fails, and what it said waits in the
 * socket. Event-loop confined.
 */
final class LastWords extends ChannelOutboundHandlerAdapter {
  /** Long enough for what has come already; the peer's own close ends it earlier. */
  private static final long MILLIS = 100;

  private boolean waited;

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    ctx.channel().config().setAutoClose(false);
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (!mayCome(ctx.channel())) {
      ctx.close(promise);
    } else if (!waited) {
      waited = true;
      ctx.executor().schedule(() -> ctx.close(promise), MILLIS, TimeUnit.MILLISECONDS);
    } else {
      ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
    }
  }

  /** Tells whether a write failed and the channel can still be read. */
  static boolean mayCome(Channel channel) {
    return channel.isActive() && channel.unsafe().outboundBuffer() == null;
  }
}
