package io.github.ledis4j.internal.transport;

import io.netty.channel.ChannelException;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Channels of NIO whose sockets other threads may write to. A socket of the JDK sees to it by
 * itself that it is not closed while somebody writes.
 */
final class NioChannels {
  private NioChannels() {}

  static DuplexChannel tcp() {
    try {
      SocketChannel socket = SocketChannel.open();
      return direct(new NioSocketChannel(socket), socket);
    } catch (IOException e) {
      throw new ChannelException("cannot open a socket", e);
    }
  }

  static DuplexChannel unix() {
    try {
      SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
      return direct(new NioDomainSocketChannel(socket), socket);
    } catch (IOException e) {
      throw new ChannelException("cannot open a socket", e);
    }
  }

  private static DuplexChannel direct(DuplexChannel channel, SocketChannel socket) {
    new DirectSocket() {
      @Override
      public int write(ByteBuffer bytes) throws IOException {
        return socket.write(bytes);
      }
    }.attachTo(channel);
    return channel;
  }
}
