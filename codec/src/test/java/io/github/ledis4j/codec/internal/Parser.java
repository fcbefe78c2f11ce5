package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyLimits;
import io.netty.channel.ChannelHandler;
import java.util.function.Function;

/** The two parsers that the contract tests run against. */
enum Parser {
  OWN(ReplyDecoder::new),
  NETTY(NettyReplyDecoder::new);

  private final Function<ReplyLimits, ChannelHandler> decoder;

  Parser(Function<ReplyLimits, ChannelHandler> decoder) {
    this.decoder = decoder;
  }

  ChannelHandler decoder(ReplyLimits limits) {
    return decoder.apply(limits);
  }
}
