package io.github.ledis4j.benchmarks;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Lettuce on a cluster, with manual flush for batches. */
final class LettuceClusterClient extends ClusterBenchClient {
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
  void get(String key, BiConsumer<Object, Throwable> done) {
    text.get(key).whenComplete(done);
  }

  @Override
  void set(String key, String value, BiConsumer<Object, Throwable> done) {
    text.set(key, value).whenComplete(done);
  }

  @Override
  void mget(List<String> keys, BiConsumer<Object, Throwable> done) {
    text.mget(keys.toArray(String[]::new)).whenComplete(done);
  }

  @Override
  String getAndWait(String key) {
    return connection.sync().get(key);
  }

  @Override
  void setBatch(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    connection.setAutoFlushCommands(false);
    List<RedisFuture<String>> futures = keys.stream().map(key -> text.set(key, value)).toList();
    connection.flushCommands();
    connection.setAutoFlushCommands(true);
    CompletableFuture<?>[] all =
        futures.stream().map(RedisFuture::toCompletableFuture).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).whenComplete((none, failure) -> done.accept(keys, failure));
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
