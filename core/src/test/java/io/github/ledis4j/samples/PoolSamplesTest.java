package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.PoolExhaustedException;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.logging.LogLevel;
import io.netty.handler.logging.LoggingHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pools and connections in the user's own hand. */
class PoolSamplesTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static Endpoint ledisEndpoint() {
    return Endpoint.tcp("localhost", LEDIS.port());
  }

  @Test
  void should_share_connections_when_clients_are_given_one_pool() {
    try (ConnectionPool pool = ConnectionPool.create(ledisEndpoint())) {
      LedisClient a = LedisClient.builder().pool(pool).build();
      LedisClient b = LedisClient.builder().pool(pool).build();
      a.set("k", "v").join();
      a.close();
      assertEquals("v", b.get("k").join());
      assertEquals(1, pool.statistics().shared().connections());
      b.close();
      assertEquals(1, pool.statistics().shared().connected());
    }
  }

  @Test
  void should_lend_a_connection_when_asked() {
    try (ConnectionPool pool = ConnectionPool.create(ledisEndpoint())) {
      Command<String> ping = Command.of("PING").returning(reply -> String.valueOf(reply.text()));
      String answer =
          pool.acquire()
              .thenCompose(
                  lease -> lease.execute(ping).whenComplete((pong, failure) -> lease.close()))
              .join();
      assertEquals("PONG", answer);
      assertEquals(1, pool.statistics().created());
      pool.disconnectAll().join();
      pool.reset().join();
      assertEquals(0, pool.statistics().created());
    }
  }

  @Test
  void should_have_all_commands_when_a_connection_is_lent() {
    try (ConnectionPool pool = ConnectionPool.create(ledisEndpoint());
        Lease lease = pool.acquire().join()) {
      lease.ledis().set("k", "v").join();
      assertEquals("v", lease.ledis().get("k").join());
      assertArrayEquals(new byte[] {'v'}, lease.ledis(Codec.UTF_8, Codec.BYTES).get("k").join());
    }
    try (ConnectionPool pool = ConnectionPool.create(Endpoint.tcp("localhost", REDIS.port()));
        Lease lease = pool.acquire().join()) {
      lease.redis().lpush("jobs", "one").join();
      assertEquals("one", lease.redis().blpop(Duration.ofSeconds(10), "jobs").join().value());
      lease.redis(Codec.UTF_8, Codec.BYTES).set("k", new byte[] {'v'}).join();
      assertEquals("v", lease.redis().get("k").join());
    }
  }

  @Test
  void should_fail_at_once_when_the_pool_does_not_wait() {
    try (ConnectionPool pool =
        ConnectionPool.create(ledisEndpoint(), PoolOptions.WITHOUT_WAITING)) {
      List<Lease> leases = new ArrayList<>();
      for (int i = 0; i < PoolOptions.WITHOUT_WAITING.max(); i++) {
        leases.add(pool.acquire().join());
      }
      CompletionException full =
          assertThrows(CompletionException.class, () -> pool.acquire().join());
      assertEquals(PoolExhaustedException.class, full.getCause().getClass());
      leases.forEach(Lease::close);
    }
  }

  @Test
  void should_keep_the_database_to_itself_when_a_leased_connection_changes_it() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      ledis.set("where", "zero").join();
      ledis.withDatabase(4).set("where", "four").join();
      String seen =
          ledis
              .withConnection(
                  c ->
                      c.execute(Command.of("SELECT", 4).returning(Replies.ok()))
                          .thenCompose(ok -> c.get("where")))
              .join();
      assertEquals("four", seen);
      assertEquals("zero", ledis.withConnection(c -> c.get("where")).join());
    }
  }

  @Test
  void should_run_in_the_users_event_loops_when_given_them() {
    EventLoopGroup myGroup = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    AtomicInteger pipelines = new AtomicInteger();
    ConnectionOptions options =
        ConnectionOptions.builder()
            .endpoint(Endpoint.tcp("localhost", REDIS.port()))
            .eventLoopGroup(myGroup)
            .transport(Transport.NIO)
            .customizer(
                pipeline -> {
                  pipelines.incrementAndGet();
                  pipeline.addFirst(new LoggingHandler(LogLevel.TRACE));
                })
            .nettyCodec(true)
            .build();
    try (ConnectionPool pool = ConnectionPool.create(options, PoolOptions.DEFAULT);
        RedisClient redis = RedisClient.builder().pool(pool).build()) {
      Command<Boolean> whose =
          Command.of("PING").returning(reply -> myGroup.iterator().next().inEventLoop());
      assertEquals(true, redis.execute(whose).join());
      assertEquals(1, pipelines.get());
    } finally {
      myGroup.shutdownGracefully().syncUninterruptibly();
    }
  }
}
