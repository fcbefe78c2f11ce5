package io.github.ledis4j.internal.transport;

import io.github.ledis4j.ConnectionOptions;
import io.github.ledis4j.Endpoint;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.TlsException;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Opens channels: looks up the name, tries each of its addresses, and encrypts. Thread-safe. */
public final class Dialer {
  private final EventLoops loops;
  private final ConnectionOptions options;
  private final @Nullable TlsHandshake tls;

  /**
   * Takes what all channels have in common.
   *
   * @param loops the event loops they run on; they stay the caller's
   * @param options time-outs, socket options and TLS
   */
  public Dialer(EventLoops loops, ConnectionOptions options) {
    this.loops = loops;
    this.options = options;
    this.tls = options.tls() == null ? null : new TlsHandshake(options.tls());
  }

  /**
   * Opens a channel, within the connect time-out.
   *
   * @param loop the event loop that the channel is to run on
   * @param endpoint where it leads
   * @param smallSegments whether to cut TCP segments to 1,460 bytes, which LedisDB needs
   * @param initializer sets each channel up, once for each address that is tried; sharable, such as
   *     a {@link ChannelInitializer}
   * @return a future with a channel that is connected and, if so set, encrypted; it fails with a
   *     {@link io.github.ledis4j.error.ConnectionException}. A channel that comes after the future
   *     was completed otherwise is closed.
   */
  public CompletableFuture<Channel> open(
      EventLoop loop, Endpoint endpoint, boolean smallSegments, ChannelHandler initializer) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(loops.provider().channels(endpoint))
            .disableResolver();
    SocketOptions.apply(bootstrap, loops.provider().kind(), options, endpoint, smallSegments);
    Attempt attempt = new Attempt(loop, endpoint, bootstrap, initializer);
    attempt.start();
    return attempt.result;
  }

  /**
   * Explains why a channel was lost that was only just encrypted.
   *
   * @param endpoint where it led
   * @param cause why it was closed, or null if the peer just closed it
   * @return the failure, or null if it is not about TLS, or not about what will stay
   */
  public @Nullable TlsException tlsFailure(Endpoint endpoint, @Nullable Throwable cause) {
    for (Throwable at = cause; tls != null && at != null; at = at.getCause()) {
      if (at instanceof SSLException) {
        return tls.failure(endpoint, at) instanceof TlsException lasting ? lasting : null;
      }
    }
    return null;
  }

  private List<SocketAddress> addresses(Endpoint endpoint) {
    if (endpoint instanceof Endpoint.UnixSocket unix) {
      return List.of(loops.provider().unixAddress().apply(unix.path()));
    }
    Endpoint.Tcp tcp = (Endpoint.Tcp) endpoint;
    try {
      List<SocketAddress> found = new ArrayList<>();
      for (InetAddress address : InetAddress.getAllByName(tcp.host())) {
        found.add(new InetSocketAddress(address, tcp.port()));
      }
      return found;
    } catch (UnknownHostException e) {
      throw new CompletionException(e);
    }
  }

  private boolean mayBlock(Endpoint endpoint) {
    return tls != null
        || endpoint instanceof Endpoint.Tcp tcp
            && !NetUtil.isValidIpV4Address(tcp.host())
            && !NetUtil.isValidIpV6Address(tcp.host());
  }

  /** One call of {@link #open}: steps follow each other, on whatever thread the last one ended. */
  private final class Attempt {
    final CompletableFuture<Channel> result = new CompletableFuture<>();
    private final EventLoop loop;
    private final Endpoint endpoint;
    private final ChannelHandler initializer;
    private final Bootstrap bootstrap;
    private final long start = System.nanoTime();
    private List<SocketAddress> addresses = List.of();
    private @Nullable SslContext context;
    private @Nullable Throwable failure;

    Attempt(EventLoop loop, Endpoint endpoint, Bootstrap bootstrap, ChannelHandler initializer) {
      this.loop = loop;
      this.endpoint = endpoint;
      this.initializer = initializer;
      this.bootstrap = bootstrap.handler(pipeline());
    }

    void start() {
      try {
        var limit =
            loop.schedule(this::expire, options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
        result.whenComplete((channel, failed) -> limit.cancel(false));
      } catch (RejectedExecutionException e) {
        fail(new IOException("the event loops were shut down", e));
        return;
      }
      if (mayBlock(endpoint)) {
        CompletableFuture.runAsync(this::prepare, Blocking.EXECUTOR);
      } else {
        prepare();
      }
    }

    private void expire() {
      long millis = options.connectTimeout().toMillis();
      fail(new ConnectTimeoutException("no answer within " + millis + " ms"));
    }

    private void prepare() {
      try {
        context = tls == null ? null : tls.context(endpoint);
        addresses = addresses(endpoint);
      } catch (CompletionException | LedisException e) {
        fail(e);
        return;
      }
      connect(0);
    }

    /** Each address gets its share of the time that is left. */
    private void connect(int index) {
      if (result.isDone()) {
        return;
      }
      if (index == addresses.size()) {
        fail(failure == null ? new UnknownHostException(endpoint.toString()) : failure);
        return;
      }
      long left = options.connectTimeout().toNanos() - (System.nanoTime() - start);
      long millis = TimeUnit.NANOSECONDS.toMillis(left / (addresses.size() - index));
      Bootstrap one = bootstrap.clone();
      one.option(
          ChannelOption.CONNECT_TIMEOUT_MILLIS,
          (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis)));
      ChannelFuture connected = one.connect(addresses.get(index));
      connected.addListener(done -> connected(connected, index));
    }

    private void connected(ChannelFuture connected, int index) {
      if (connected.isSuccess()) {
        encrypt(connected.channel());
        return;
      }
      Throwable cause = connected.cause();
      if (failure != null) {
        cause.addSuppressed(failure);
      }
      failure = cause;
      connect(index + 1);
    }

    /** The handler stands first from the start, so that nothing can leave in the clear. */
    private ChannelHandler pipeline() {
      return new ChannelInitializer<>() {
        @Override
        protected void initChannel(Channel channel) {
          if (tls != null && context != null) {
            channel
                .pipeline()
                .addLast(tls.handler(context, channel.alloc(), endpoint, options.connectTimeout()));
          }
          channel.pipeline().addLast(initializer);
        }
      };
    }

    private void encrypt(Channel channel) {
      SslHandler handler = tls == null ? null : channel.pipeline().get(SslHandler.class);
      if (tls == null || handler == null) {
        hand(channel);
        return;
      }
      handler
          .handshakeFuture()
          .addListener(
              done -> {
                if (done.isSuccess()) {
                  hand(channel);
                } else {
                  channel.close();
                  fail(tls.failure(endpoint, done.cause()));
                }
              });
    }

    private void hand(Channel channel) {
      if (!result.complete(channel)) {
        channel.close();
      }
    }

    private void fail(Throwable cause) {
      result.completeExceptionally(ConnectFailure.of(endpoint, cause));
    }
  }
}
