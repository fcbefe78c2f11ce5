package io.github.ledis4j.benchmarks;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;

/** Jedis with a pool from which each GET that is waited for takes a connection. */
final class JedisPoolClient extends JedisClient {
  private static final int CONNECTIONS = 64;

  private final JedisPool pool;

  JedisPoolClient(Address address) {
    super(address);
    JedisPoolConfig config = new JedisPoolConfig();
    config.setMaxTotal(CONNECTIONS);
    config.setMaxIdle(CONNECTIONS);
    pool = new JedisPool(config, address.host(), address.port(), 120_000);
  }

  @Override
  String getAndWait(String key) {
    try (Jedis jedis = pool.getResource()) {
      return jedis.get(key);
    }
  }

  @Override
  public void close() {
    pool.close();
    super.close();
  }
}
