package io.github.ledis4j.internal.connection;

import io.github.ledis4j.ConnectionOptions;
import io.github.ledis4j.Endpoint;
import io.github.ledis4j.codec.internal.ReplyDecoder;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.*;
import io.netty.channel.epoll.*;
import io.netty.channel.unix.*;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;

/** Stub. */
final class Dialer {
  static ChannelFuture dial(ConnectionOptions o, Endpoint e, EventLoop loop, ReplyCorrelator c) {
    Bootstrap b =
        new Bootstrap()
            .group(loop)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel ch) {
                    ch.pipeline().addLast(new ReplyDecoder(o.replyLimits()), c);
                  }
                });
    if (e instanceof Endpoint.UnixSocket u) {
      return b.channel(EpollDomainSocketChannel.class)
          .connect(new DomainSocketAddress(u.path().toString()));
    }
    Endpoint.Tcp t = (Endpoint.Tcp) e;
    b.channel(EpollSocketChannel.class).option(ChannelOption.TCP_NODELAY, true);
    if (o.server() == io.github.ledis4j.ServerType.LEDIS)
      b.option(new IntegerUnixChannelOption("TCP_MAXSEG", 6, 2), 1460);
    return b.connect(new InetSocketAddress(t.host(), t.port()));
  }

  static Future<?> secured(ConnectionOptions o, Endpoint e, Channel ch) {
    return ch.newSucceededFuture();
  }

  static ConnectionException failure(Endpoint e, Throwable t) {
    return new ConnectionException(
        Outcome.NOT_SENT, "cannot connect to " + e + ": " + t.getMessage(), t);
  }

  static ConnectionException tlsFailure(ConnectionOptions o, Endpoint e, Channel ch, Throwable t) {
    return failure(e, t);
  }
}
