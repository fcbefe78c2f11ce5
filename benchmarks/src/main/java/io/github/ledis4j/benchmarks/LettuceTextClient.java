package io.github.ledis4j.benchmarks;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** What Lettuce is asked to do on one server and on a cluster, with manual flush for batches. */
abstract class LettuceTextClient extends BenchClient {

  abstract StatefulConnection<String, String> connection();

  abstract RedisClusterAsyncCommands<String, String> text();

  @Override
  void get(String key, BiConsumer<Object, Throwable> done) {
    text().get(key).whenComplete(done);
  }

  @Override
  void set(String key, String value, BiConsumer<Object, Throwable> done) {
    text().set(key, value).whenComplete(done);
  }

  @Override
  void mget(List<String> keys, BiConsumer<Object, Throwable> done) {
    text().mget(keys.toArray(String[]::new)).whenComplete(done);
  }

  @Override
  void setBatch(List<String> keys, String value, BiConsumer<Object, Throwable> done) {
    connection().setAutoFlushCommands(false);
    RedisFuture<?>[] futures = new RedisFuture<?>[keys.size()];
    for (int i = 0; i < futures.length; i++) {
      futures[i] = text().set(keys.get(i), value);
    }
    connection().flushCommands();
    connection().setAutoFlushCommands(true);
    CompletableFuture<?>[] all = new CompletableFuture<?>[futures.length];
    Arrays.setAll(all, i -> futures[i].toCompletableFuture());
    CompletableFuture.allOf(all).whenComplete((none, failure) -> done.accept(keys, failure));
  }
}
