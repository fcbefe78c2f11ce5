package io.github.ledis4j.real;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.lock.Lock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A client of either server, as far as tests of locks need it. */
record LockParty(
    Runnable closes,
    Function<String, Lock> locks,
    Function<String, CompletableFuture<@Nullable String>> reads,
    BiFunction<String, String, CompletableFuture<Boolean>> writes,
    Function<String, CompletableFuture<Long>> deletes)
    implements AutoCloseable {

  static LockParty of(Matrix.Way way) {
    return way.isLedis() ? of(way.ledis()) : of(way.redis());
  }

  static LockParty of(RedisClient client) {
    return new LockParty(
        client::close, client::lock, client::get, client::set, key -> client.del(key));
  }

  static LockParty of(LedisClient client) {
    return new LockParty(
        client::close, client::lock, client::get, client::set, key -> client.del(key));
  }

  Lock lock(String key) {
    return locks.apply(key);
  }

  @Nullable String get(String key) {
    return await(reads.apply(key));
  }

  void set(String key, String value) {
    await(writes.apply(key, value));
  }

  void del(String key) {
    await(deletes.apply(key));
  }

  static <T extends @Nullable Object> T await(CompletableFuture<T> future) {
    return future.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    closes.run();
  }
}
