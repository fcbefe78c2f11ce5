package io.github.ledis4j;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.redis.RedisBlockingCommands;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.RedisWaitCommands;
import io.github.ledis4j.command.redis.server.RedisClientStateCommands;
import io.github.ledis4j.pool.Lease;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One leased Redis connection: takes every command, those that change its state too. Thread-safe,
 * but its state is one for all who use it.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class RedisConnection<K, V>
    implements RedisCommands<K, V>,
        RedisBlockingCommands<K, V>,
        RedisWaitCommands<K, V>,
        RedisClientStateCommands<K, V> {
  private final Lease lease;
  private final Format<K, V> format;

  RedisConnection(Lease lease, Format<K, V> format) {
    this.lease = lease;
    this.format = format;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    return lease.execute(command);
  }

  @Override
  public Format<K, V> format() {
    return format;
  }
}
