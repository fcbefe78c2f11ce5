package io.github.ledis4j.internal.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/**
 * Remembers how the first answer on a channel begins, to show it if it is not RESP. Event-loop
 * confined.
 */
final class FirstBytes extends ChannelInboundHandlerAdapter {
  private static final int LIMIT = 40;
  private String text = "";

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (text.isEmpty() && message instanceof ByteBuf bytes) {
      int length = Math.min(LIMIT, bytes.readableBytes());
      text = bytes.toString(bytes.readerIndex(), length, StandardCharsets.ISO_8859_1);
    }
    ctx.fireChannelRead(message);
  }

  /** Tells whether it is a record of TLS: an alert or a handshake message. */
  boolean areTls() {
    return text.length() > 1
        && (text.charAt(0) == 0x15 || text.charAt(0) == 0x16)
        && text.charAt(1) == 3;
  }

  /** The start of the first line, without anything that does not print. */
  String line() {
    String line = text.lines().findFirst().orElse("");
    return line.replaceAll("[^ -~]", "?");
  }
}
