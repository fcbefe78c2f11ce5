package io.github.ledis4j.benchmarks;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import redis.clients.jedis.ClusterPipeline;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClusterClient;

/** Jedis on a cluster, with a pool for each node, and its pipeline for batches. */
final class JedisClusterClient extends BenchClient {
  private static final int CONNECTIONS = 64;

  private final RedisClusterClient client;

  private JedisClusterClient(Address address) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    client =
        RedisClusterClient.builder()
            .nodes(Set.of(new HostAndPort(address.host(), address.port())))
            .poolConfig(pool)
            .build();
  }

  /** Connects to a server, or to a cluster if it is one. */
  static BenchClient connect(Address address) {
    return address.cluster() ? new JedisClusterClient(address) : new JedisClient(address);
  }

  @Override
  void get(String key, BiConsumer<Object, Throwable> done) {
    done.accept(client.get(key), null);
  }

  @Override
  void set(String key, String value, BiConsumer<Object, Throwable> done) {
    done.accept(client.set(key, value), null);
  }

  @Override
  void mget(List<String> keys, BiConsumer<Object, Throwable> done) {
    done.accept(client.mget(keys.toArray(String[]::new)), null);
  }

  @Override
  String getAndWait(String key) {
    return client.get(key);
  }

  @Override
  void setBatch(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    try (ClusterPipeline pipeline = client.pipelined()) {
      keys.forEach(key -> pipeline.set(key, value));
      pipeline.sync();
    }
    done.accept(keys, null);
  }

  @Override
  public void close() {
    client.close();
  }
}
