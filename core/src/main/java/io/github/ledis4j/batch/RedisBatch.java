package io.github.ledis4j.batch;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.redis.RedisCommands;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Redis commands that are recorded first and sent together. Each command returns a future of its
 * own; waiting for one before {@link #send} throws. For one thread at a time, and sent once. This
 * library makes all batches; the interface is not for others to implement.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisBatch<K, V> extends RedisCommands<K, V> {

  /**
   * Records a command.
   *
   * @throws IllegalArgumentException if the command blocks or changes the state of its connection
   * @throws IllegalStateException if the batch was sent, or is in use by another thread
   */
  @Override
  <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command);

  /**
   * Sends all that was recorded, in order and however much it is: a batch may be larger than the
   * queue of its connection. When the queue is full already, all of it is refused and nothing is
   * sent; a batch writer goes on when room comes. Other callers' commands may come between the
   * parts of a batch of more than 1,000 commands or 1 MiB.
   *
   * @return completes when every command has ended, with how each did; one that failed leaves the
   *     others usable
   * @throws IllegalStateException if the batch was sent already, or the client is closed
   */
  CompletableFuture<BatchResult> send();
}
