package io.github.ledis4j.internal.pool;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.pool.RedisConnection;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** All commands of Redis on one lease. */
public record LeasedRedis<K, V>(LeasedConnection lease, Format<K, V> format)
    implements RedisConnection<K, V> {

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    return lease.execute(command);
  }
}
