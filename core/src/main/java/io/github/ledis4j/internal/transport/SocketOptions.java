package io.github.ledis4j.internal.transport;

import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.options.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket options of one connection, as far as its transport has them. */
final class SocketOptions {
  private static final int IPPROTO_TCP = 6;

  /** Has the same number on Linux, macOS and the BSDs. */
  private static final ChannelOption<Integer> TCP_MAXSEG =
      new IntegerUnixChannelOption("TCP_MAXSEG", IPPROTO_TCP, 2);

  private static final int ETHERNET_SEGMENT = 1460;

  private static final int KEEP_ALIVE_IDLE_SECONDS = 60;
  private static final int KEEP_ALIVE_INTERVAL_SECONDS = 10;
  private static final int KEEP_ALIVE_COUNT = 3;

  private static final Logger LOG = LoggerFactory.getLogger(SocketOptions.class);
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private SocketOptions() {}

  /**
   * Sets the options of a TCP connection; a Unix socket has none.
   *
   * @param smallSegments whether loopback's segments are cut to Ethernet's size, which LedisDB's 4
   *     KiB socket buffers need; NIO cannot
   */
  static void apply(
      Bootstrap bootstrap,
      Transport transport,
      ConnectionOptions options,
      Endpoint endpoint,
      boolean smallSegments) {
    if (endpoint instanceof Endpoint.UnixSocket) {
      return;
    }
    bootstrap.option(ChannelOption.TCP_NODELAY, true);
    bootstrap.option(ChannelOption.SO_KEEPALIVE, true);
    if (transport == Transport.EPOLL) {
      epoll(bootstrap, options);
    } else if (transport == Transport.NIO) {
      nio(bootstrap, ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
      nio(bootstrap, ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_INTERVAL_SECONDS);
      nio(bootstrap, ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_COUNT);
    }
    if (smallSegments && transport != Transport.NIO) {
      bootstrap.option(TCP_MAXSEG, ETHERNET_SEGMENT);
    } else if (options.server() == ServerType.LEDIS && !WARNED.getAndSet(true)) {
      LOG.warn(
          "LedisDB over TCP on NIO: values of more than 4 KiB may take seconds, as NIO cannot cut"
              + " segments; better use epoll or kqueue, or a Unix socket");
    }
  }

  private static void epoll(Bootstrap bootstrap, ConnectionOptions options) {
    bootstrap.option(EpollChannelOption.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
    bootstrap.option(EpollChannelOption.TCP_KEEPINTVL, KEEP_ALIVE_INTERVAL_SECONDS);
    bootstrap.option(EpollChannelOption.TCP_KEEPCNT, KEEP_ALIVE_COUNT);
    if (!options.tcpUserTimeout().isZero()) {
      long millis = Math.min(Integer.MAX_VALUE, options.tcpUserTimeout().toMillis());
      bootstrap.option(EpollChannelOption.TCP_USER_TIMEOUT, Math.max(1, (int) millis));
    }
  }

  private static void nio(Bootstrap bootstrap, SocketOption<Integer> option, int value) {
    if (OfTheJdk.OPTIONS.contains(option)) {
      bootstrap.option(NioChannelOption.of(option), value);
    }
  }

  /** In a class of its own, as no other transport has to open a channel of NIO for it. */
  private static final class OfTheJdk {
    static final Set<SocketOption<?>> OPTIONS = options();

    private static Set<SocketOption<?>> options() {
      try (SocketChannel probe = SocketChannel.open()) {
        return Set.copyOf(probe.supportedOptions());
      } catch (IOException e) {
        return Set.of();
      }
    }
  }
}
