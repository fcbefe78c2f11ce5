package io.github.ledis4j.internal.pool;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.command.LedisRefusals;
import io.github.ledis4j.pool.LedisConnection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All commands of LedisDB on one lease.
 *
 * @param sent told of each command
 */
public record LeasedLedis<K, V>(
    LeasedConnection lease, Format<K, V> format, Consumer<? super Command<?>> sent)
    implements LedisConnection<K, V> {

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    LedisRefusals.check(command);
    sent.accept(command);
    return lease.execute(command);
  }
}
