package io.github.ledis4j.benchmarks;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;

/** Lettuce on a cluster, with manual flush for batches. */
final class LettuceClusterClient extends LettuceTextClient {
  private final RedisClusterClient client;
  private final StatefulRedisClusterConnection<String, String> connection;
  private final RedisAdvancedClusterAsyncCommands<String, String> text;

  private LettuceClusterClient(Address address) {
    client = RedisClusterClient.create(RedisURI.create(address.host(), address.port()));
    connection = client.connect();
    text = connection.async();
  }

  /** Connects to a server, or to a cluster if it is one. */
  static BenchClient connect(Address address) {
    return address.cluster() ? new LettuceClusterClient(address) : new LettuceClient(address);
  }

  @Override
  StatefulRedisClusterConnection<String, String> connection() {
    return connection;
  }

  @Override
  RedisAdvancedClusterAsyncCommands<String, String> text() {
    return text;
  }

  @Override
  String getAndWait(String key) {
    return connection.sync().get(key);
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
