package io.github.ledis4j.writer;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.redis.RedisCommands;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Redis commands by the million. Each goes out as soon as the connection takes it, together with
 * those that wait beside it; what is open is bounded, and a producer that looks at {@link #hasRoom}
 * or waits for {@link #room} loses nothing. Each command returns a future of its own, which may be
 * dropped: {@link #finish} sums up how all of them ended.
 *
 * <p>For any number of threads. Commands on the same key go out in the order in which one thread
 * wrote them, and so do commands without a key; with one connection, all commands do.
 *
 * <p>Deadlines count from the call. Where the server is slower than {@link
 * BatchWriterOptions#maxPendingCommands()} commands in that time, use a view with a longer one.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisBatchWriter<K, V>
    extends BatchWriter<RedisBatchWriter<K, V>>, RedisCommands<K, V> {

  /**
   * Writes a command. Where there is no room for it, its future fails with an {@code
   * OverloadedException}; it is counted as not sent then.
   *
   * @throws IllegalArgumentException if the command blocks or changes the state of its connection
   * @throws IllegalStateException if the writer has finished, or the client is closed
   */
  @Override
  <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command);
}
