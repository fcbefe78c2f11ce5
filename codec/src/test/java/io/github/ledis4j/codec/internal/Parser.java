package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyLimits;
import io.netty.channel.ChannelHandler;
import java.util.function.BiFunction;

/** The two parsers that the contract tests run against. */
enum Parser {
  OWN(ReplyDecoder.class, ReplyDecoder::new),
  NETTY(NettyReplyDecoder.class, NettyReplyDecoder::new);

  private final Class<? extends ChannelHandler> type;
  private final BiFunction<ReplyLimits, FrameSink, ChannelHandler> decoder;

  Parser(
      Class<? extends ChannelHandler> type,
      BiFunction<ReplyLimits, FrameSink, ChannelHandler> decoder) {
    this.type = type;
    this.decoder = decoder;
  }

  Class<? extends ChannelHandler> type() {
    return type;
  }

  ChannelHandler decoder(ReplyLimits limits, FrameSink sink) {
    return decoder.apply(limits, sink);
  }
}
