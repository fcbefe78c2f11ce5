package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.ledis4j.ClientBuilder;
import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.TestServer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections on event loops that the program has anyway, and that go on without us. */
class OwnEventLoopsTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final LedisServer LEDIS_UNIX = LedisServer.onUnixSocket();
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();
  @RegisterExtension static final RedisServer REDIS_UNIX = RedisServer.onUnixSocket();

  private final Queue<EventLoopGroup> used = new ConcurrentLinkedQueue<>();

  static Stream<Arguments> ways() {
    return Stream.of(
        Arguments.of("NIO over TCP", false, false),
        Arguments.of("NIO over a Unix socket", false, true),
        Arguments.of("epoll over TCP", true, false),
        Arguments.of("epoll over a Unix socket", true, true));
  }

  private static EventLoopGroup group(boolean epoll) {
    Assumptions.assumeTrue(!epoll || Epoll.isAvailable());
    return new MultiThreadIoEventLoopGroup(
        1, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }

  private static Endpoint of(TestServer server, boolean unixSocket) {
    return unixSocket
        ? Endpoint.unixSocket(server.socketPath())
        : Endpoint.tcp(server.host(), server.port());
  }

  private <B extends ClientBuilder<B>> B on(EventLoopGroup group, Endpoint endpoint, B builder) {
    return builder.endpoint(endpoint).connections(c -> on(group, c));
  }

  private ConnectionOptions.Builder on(EventLoopGroup group, ConnectionOptions.Builder options) {
    return options
        .eventLoopGroup(group)
        .customizer(pipeline -> used.add(pipeline.channel().eventLoop().parent()));
  }

  private void checkOnlyUsedAndLeftAlone(EventLoopGroup group, int connections) throws Exception {
    assertEquals(connections, used.size());
    used.forEach(each -> assertSame(group, each));
    assertFalse(group.isShuttingDown());
    assertEquals("still", group.submit(() -> "still").get(20, TimeUnit.SECONDS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void should_run_clients_on_them_and_leave_them_running(
      String name, boolean epoll, boolean unixSocket) throws Exception {
    EventLoopGroup group = group(epoll);
    try {
      try (LedisClient ledis =
              on(group, of(unixSocket ? LEDIS_UNIX : LEDIS, unixSocket), LedisClient.builder())
                  .build();
          RedisClient redis =
              on(group, of(unixSocket ? REDIS_UNIX : REDIS, unixSocket), RedisClient.builder())
                  .build()) {
        assertEquals(true, ledis.set("own", "l").get(20, TimeUnit.SECONDS));
        assertEquals("l", ledis.get("own").get(20, TimeUnit.SECONDS));
        assertEquals(true, redis.set("own", "r").get(20, TimeUnit.SECONDS));
        assertEquals("r", redis.get("own").get(20, TimeUnit.SECONDS));
        String leased = redis.withConnection(c -> c.get("own")).get(20, TimeUnit.SECONDS);
        assertEquals("r", leased);
      }
      checkOnlyUsedAndLeftAlone(group, 3);
    } finally {
      group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void should_run_pools_on_them_and_leave_them_running(
      String name, boolean epoll, boolean unixSocket) throws Exception {
    EventLoopGroup group = group(epoll);
    try {
      ConnectionOptions options =
          on(group, ConnectionOptions.builder())
              .endpoint(of(unixSocket ? REDIS_UNIX : REDIS, unixSocket))
              .build();
      try (ConnectionPool pool = ConnectionPool.create(options, PoolOptions.DEFAULT);
          Lease first = pool.acquire().get(20, TimeUnit.SECONDS);
          Lease second = pool.acquire().get(20, TimeUnit.SECONDS)) {
        assertEquals("PONG", first.execute("PING").get(20, TimeUnit.SECONDS).text());
        assertEquals("PONG", second.execute("PING").get(20, TimeUnit.SECONDS).text());
      }
      checkOnlyUsedAndLeftAlone(group, 2);
    } finally {
      group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    }
  }
}
