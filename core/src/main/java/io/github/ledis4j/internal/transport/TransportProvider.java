package io.github.ledis4j.internal.transport;

import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.kqueue.KQueueDomainSocketChannel;
import io.netty.channel.kqueue.KQueueIoHandle;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueSocketChannel;
import io.netty.channel.nio.NioIoHandle;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one transport is made of. Thread-safe.
 *
 * @param kind which transport it is, never {@code AUTO}
 * @param handlers makes the loop's part that asks for events
 * @param handle what event loops must be able to register
 * @param tcp makes channels for TCP
 * @param unix makes channels for Unix domain sockets
 * @param unixAddress makes the address of a Unix domain socket
 */
public record TransportProvider(
    Transport kind,
    Supplier<IoHandlerFactory> handlers,
    Class<? extends IoHandle> handle,
    ChannelFactory<? extends DuplexChannel> tcp,
    ChannelFactory<? extends DuplexChannel> unix,
    Function<Path, SocketAddress> unixAddress) {

  static final TransportProvider NIO =
      new TransportProvider(
          Transport.NIO,
          NioIoHandler::newFactory,
          NioIoHandle.class,
          NioChannels::tcp,
          NioChannels::unix,
          UnixDomainSocketAddress::of);

  static final TransportProvider EPOLL =
      new TransportProvider(
          Transport.EPOLL,
          () -> new DirectLoops(EpollIoHandler.newFactory()),
          EpollIoHandle.class,
          EpollSocketChannel::new,
          EpollDomainSocketChannel::new,
          path -> new DomainSocketAddress(path.toString()));

  static final TransportProvider KQUEUE =
      new TransportProvider(
          Transport.KQUEUE,
          () -> new DirectLoops(KQueueIoHandler.newFactory()),
          KQueueIoHandle.class,
          KQueueSocketChannel::new,
          KQueueDomainSocketChannel::new,
          path -> new DomainSocketAddress(path.toString()));

  /**
   * Gives what makes the channels for an endpoint.
   *
   * @param endpoint where they lead
   * @return a factory of channels
   */
  public ChannelFactory<? extends DuplexChannel> channels(Endpoint endpoint) {
    return endpoint instanceof Endpoint.UnixSocket ? unix : tcp;
  }
}
