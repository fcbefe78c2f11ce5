package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.internal.NettyReplyDecoder;
import io.github.ledis4j.codec.internal.ReplyDecoder;
import io.github.ledis4j.options.ConnectionOptions;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundHandler;
import io.netty.channel.ChannelPipeline;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Builds the pipeline of a channel, from the socket up: TLS if it is on (the dialer adds it in
 * front), the decoder, the correlator. Commands need no encoder of their own: they are packed on
 * their callers' threads and enter at the end as buffers.
 */
final class Pipeline {
  private static final String DECODER = "reply-decoder";
  private static final String CORRELATOR = "reply-correlator";

  private Pipeline() {}

  static ReplyCorrelator correlator(Channel channel) {
    return channel.pipeline().get(ReplyCorrelator.class);
  }

  /** Tells whether the socket gets just the bytes that are written at the end. */
  static boolean isPlain(Channel channel) {
    for (Map.Entry<String, ChannelHandler> each : channel.pipeline()) {
      if (each.getValue() instanceof ChannelOutboundHandler
          && !(each.getValue() instanceof LastWords)) {
        return false;
      }
    }
    return true;
  }

  /** Has the first bytes noted that come from now on. */
  static FirstBytes noteFirst(Channel channel) {
    FirstBytes first = new FirstBytes();
    channel.pipeline().addBefore(DECODER, null, first);
    return first;
  }

  /** Has the channel's handlers added; Netty only closes it if the user's part in that throws. */
  static ChannelHandler initializer(
      ConnectionOptions options, ConnectionCore connection, Consumer<Throwable> broken) {
    return new ChannelInitializer<Channel>() {
      @Override
      protected void initChannel(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(new LastWords());
        if (options.nettyCodec()) {
          pipeline.addLast(DECODER, new NettyReplyDecoder(options.replyLimits()));
        } else {
          pipeline.addLast(DECODER, new ReplyDecoder(options.replyLimits()));
        }
        pipeline.addLast(CORRELATOR, new ReplyCorrelator(connection));
        try {
          options.customizer().accept(pipeline);
        } catch (RuntimeException | Error e) {
          broken.accept(e);
          throw e;
        }
      }
    };
  }
}
