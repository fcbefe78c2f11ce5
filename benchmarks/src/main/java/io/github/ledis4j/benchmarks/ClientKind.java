package io.github.ledis4j.benchmarks;

import java.util.function.Function;

/** The clients compared. */
enum ClientKind {
  LEDIS4J("ledis4j", Ledis4jClient::connect),
  LETTUCE("Lettuce", LettuceClusterClient::connect),
  JEDIS("Jedis", JedisClusterClient::connect),

  /** For commands that come by themselves; as {@link #JEDIS} in tables. */
  JEDIS_POOL("Jedis", JedisPoolClient::new),
  VERTX("Vert.x", VertxClient::new);

  final String label;
  private final Function<Address, BenchClient> connect;

  ClientKind(String label, Function<Address, BenchClient> connect) {
    this.label = label;
    this.connect = connect;
  }

  BenchClient connect(Address address) {
    return connect.apply(address);
  }
}
