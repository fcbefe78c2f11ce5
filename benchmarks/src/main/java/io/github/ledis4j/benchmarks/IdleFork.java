package io.github.ledis4j.benchmarks;

import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.pool.ConnectionPool;
import io.github.ledis4j.pool.Lease;
import io.github.ledis4j.pool.PoolOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import redis.clients.jedis.Jedis;

/**
 * The forked JVM: opens a connection, then {@code CLIENT ADDRESS CONNECTIONS SECONDS} more, uses
 * each once and leaves them alone. The difference goes to standard output as cells of a table.
 */
final class IdleFork {
  private static final Path PAGES = Path.of("/proc/self/statm");

  /** Compilers and timers of the last command come to rest. */
  private static final long SETTLING_SECONDS = 10;

  private static final int PAGE = 4_096;

  private IdleFork() {}

  public static void main(String[] args) throws Exception {
    int connections = Integer.parseInt(args[2]);
    Supplier<Object> opener =
        opener(ClientKind.valueOf(args[0]), Address.parse(args[1]), connections);
    List<Object> held = new ArrayList<>(connections + 1);
    held.add(opener.get());
    long heap = Usage.liveHeap();
    long resident = resident();
    for (int i = 0; i < connections; i++) {
      held.add(opener.get());
    }
    double heapEach = (Usage.liveHeap() - heap) / 1024.0 / connections;
    double otherEach = (resident() - resident) / 1024.0 / connections;
    TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
    long seconds = Long.parseLong(args[3]);
    long cpu = Usage.cpu();
    TimeUnit.SECONDS.sleep(seconds);
    double cpuMillis = (Usage.cpu() - cpu) / 1e6 / seconds;
    System.out.printf(
        Locale.ROOT,
        "%.1f KiB | %.1f KiB | %d | %.1f ms/s%n",
        heapEach,
        otherEach,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        cpuMillis);
    System.out.flush();
    Runtime.getRuntime().halt(held.size() == connections + 1 ? 0 : 1);
  }

  private static Supplier<Object> opener(ClientKind kind, Address address, int connections) {
    return switch (kind) {
      case LEDIS4J -> ledis4j(address, connections + 1);
      case LETTUCE -> lettuce(address);
      case JEDIS, JEDIS_POOL -> () -> jedis(address);
      case VERTX -> vertx(address, connections + 1);
    };
  }

  private static Supplier<Object> ledis4j(Address address, int most) {
    ConnectionPool pool =
        ConnectionPool.create(
            ConnectionOptions.builder()
                .endpoint(Endpoint.tcp(address.host(), address.port()))
                .build(),
            PoolOptions.builder().max(most).build());
    return () -> {
      Lease lease = pool.acquire().join();
      lease.execute("PING").join();
      return lease;
    };
  }

  private static Supplier<Object> lettuce(Address address) {
    RedisClient client = RedisClient.create(RedisURI.create(address.host(), address.port()));
    return () -> {
      StatefulRedisConnection<String, String> connection = client.connect();
      connection.sync().ping();
      return connection;
    };
  }

  private static Object jedis(Address address) {
    Jedis jedis = new Jedis(address.host(), address.port());
    jedis.ping();
    return jedis;
  }

  private static Supplier<Object> vertx(Address address, int most) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    RedisOptions options =
        new RedisOptions()
            .setConnectionString("redis://" + address.place())
            .setMaxPoolSize(most)
            .setMaxPoolWaiting(most);
    Redis redis = Redis.createClient(vertx, options);
    return () -> {
      RedisConnection connection = redis.connect().await();
      connection.send(Request.cmd(Command.PING)).await();
      return connection;
    };
  }

  /** Collected more than once, because what a first collection frees may hold other things. */
  /** With a heap that is resident from the start, a difference is memory outside of it. */
  private static long resident() throws IOException {
    return Files.exists(PAGES) ? Long.parseLong(Files.readString(PAGES).split(" ")[1]) * PAGE : 0;
  }
}
