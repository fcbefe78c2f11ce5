package io.github.ledis4j.internal.transport;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.github.ledis4j.error.TlsException;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
    Attempt attempt = new Attempt(loop, endpoint, smallSegments, initializer);
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

  /** {@return the time and chance of the event loops} */
  public Surroundings surroundings() {
    return loops.surroundings();
  }

  private CompletableFuture<List<SocketAddress>> addresses(Endpoint endpoint) {
    if (endpoint instanceof Endpoint.UnixSocket unix) {
      return completedFuture(List.of(loops.provider().unixAddress().apply(unix.path())));
    }
    Endpoint.Tcp tcp = (Endpoint.Tcp) endpoint;
    return lookUp(tcp.host())
        .thenApply(
            found -> {
              List<SocketAddress> addresses = new ArrayList<>();
              for (InetAddress address : found) {
                addresses.add(new InetSocketAddress(address, tcp.port()));
              }
              return addresses;
            });
  }

  private CompletableFuture<InetAddress[]> lookUp(String host) {
    if (!NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host)) {
      return surroundings().names().apply(host);
    }
    try {
      return completedFuture(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return failedFuture(e);
    }
  }

  /** One call of {@link #open}: steps follow each other, on whatever thread the last one ended. */
  private final class Attempt {
    final CompletableFuture<Channel> result = new CompletableFuture<>();
    private final EventLoop loop;
    private final Endpoint endpoint;
    private final boolean smallSegments;
    private final ChannelHandler initializer;
    private final long start = surroundings().now();
    private List<SocketAddress> addresses = List.of();
    private @Nullable SslContext context;
    private @Nullable SslHandler encryption;
    private @Nullable Throwable failure;

    Attempt(EventLoop loop, Endpoint endpoint, boolean smallSegments, ChannelHandler initializer) {
      this.loop = loop;
      this.endpoint = endpoint;
      this.smallSegments = smallSegments;
      this.initializer = initializer;
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
      guarded(this::prepare);
    }

    /**
     * Whatever goes wrong, in classes that are missing for instance, is why there is no channel.
     */
    private void guarded(Runnable step) {
      try {
        step.run();
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }

    private void expire() {
      long millis = options.connectTimeout().toMillis();
      fail(new ConnectTimeoutException("no answer within " + millis + " ms"));
    }

    private void prepare() {
      if (tls == null) {
        findAddresses();
      } else {
        then(
            tls.context(endpoint),
            read -> {
              context = read;
              findAddresses();
            });
      }
    }

    private void findAddresses() {
      then(
          addresses(endpoint),
          found -> {
            addresses = found;
            connect(0);
          });
    }

    private <T> void then(CompletableFuture<T> step, Consumer<T> next) {
      step.whenComplete(
          (value, failed) -> {
            if (failed != null) {
              fail(failed);
            } else if (!result.isDone()) {
              guarded(() -> next.accept(value));
            }
          });
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
      long left = options.connectTimeout().toNanos() - (surroundings().now() - start);
      long millis = TimeUnit.NANOSECONDS.toMillis(left / (addresses.size() - index));
      ChannelFuture connected =
          bootstrap((int) Math.max(1, Math.min(Integer.MAX_VALUE, millis)))
              .connect(addresses.get(index));
      connected.addListener(done -> connected(connected, index));
    }

    private Bootstrap bootstrap(int limitMillis) {
      Bootstrap bootstrap =
          new Bootstrap()
              .group(loop)
              .channelFactory(loops.provider().channels(endpoint))
              .disableResolver()
              .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, limitMillis)
              .handler(pipeline());
      SocketOptions.apply(bootstrap, loops.provider().kind(), options, endpoint, smallSegments);
      return bootstrap;
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
      guarded(() -> connect(index + 1));
    }

    /** The handler stands first from the start, so that nothing can leave in the clear. */
    private ChannelHandler pipeline() {
      return new ChannelInitializer<>() {
        @Override
        protected void initChannel(Channel channel) {
          if (tls != null && context != null) {
            encryption = tls.handler(context, channel.alloc(), endpoint, options.connectTimeout());
            channel.pipeline().addLast(encryption);
          }
          channel.pipeline().addLast(initializer);
        }
      };
    }

    private void encrypt(Channel channel) {
      // Not that of the pipeline: there is none any more if the channel is closed by now.
      SslHandler handler = encryption;
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
      if (result.isDone()) {
        return;
      }
      ConnectFailure.of(endpoint, cause)
          .whenComplete((failure, none) -> result.completeExceptionally(failure));
    }
  }
}
