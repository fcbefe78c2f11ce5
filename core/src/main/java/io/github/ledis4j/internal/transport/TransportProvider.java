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

  /** Gives what a transport is made of; loads nothing of the others. */
  static TransportProvider of(Transport kind) {
    return switch (kind) {
      case EPOLL ->
          new TransportProvider(
              kind,
              () -> new DirectLoops(EpollIoHandler.newFactory()),
              EpollIoHandle.class,
              EpollSocketChannel::new,
              EpollDomainSocketChannel::new,
              path -> new DomainSocketAddress(path.toString()));
      case KQUEUE ->
          new TransportProvider(
              kind,
              () -> new DirectLoops(KQueueIoHandler.newFactory()),
              KQueueIoHandle.class,
              KQueueSocketChannel::new,
              KQueueDomainSocketChannel::new,
              path -> new DomainSocketAddress(path.toString()));
      case NIO ->
          new TransportProvider(
              kind,
              NioIoHandler::newFactory,
              NioIoHandle.class,
              NioChannels::tcp,
              NioChannels::unix,
              UnixDomainSocketAddress::of);
      case AUTO -> throw new IllegalArgumentException("no transport of its own");
    };
  }

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
