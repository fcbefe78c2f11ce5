package io.github.ledis4j.benchmarks;

import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;

/** Jedis with a pool from which each GET that is waited for takes a connection. */
final class JedisPoolClient extends JedisClient {
  private static final int CONNECTIONS = 64;

  private final RedisClient pooled;

  JedisPoolClient(Address address) {
    super(address);
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pooled =
        RedisClient.builder()
            .hostAndPort(address.host(), address.port())
            .clientConfig(DefaultJedisClientConfig.builder().socketTimeoutMillis(120_000).build())
            .poolConfig(pool)
            .build();
  }

  @Override
  String getAndWait(String key) {
    return pooled.get(key);
  }

  @Override
  public void close() {
    pooled.close();
    super.close();
  }
}
