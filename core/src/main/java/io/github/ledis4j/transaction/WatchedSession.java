package io.github.ledis4j.transaction;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.redis.RedisCommands;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One leased connection on which keys are watched: commands run at once, to read what the
 * transaction depends on, and {@link #transaction} ends the watching. Thread-safe, for one attempt:
 * it refuses everything with an {@link IllegalStateException} when the function that it was given
 * to is done. This library makes all sessions; the interface is not for others to implement.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface WatchedSession<K, V> extends RedisCommands<K, V> {

  /**
   * Runs a command at once. A write to a watched key counts as a change, though it is this
   * session's own: {@link #transaction} fails then, and is not tried again. Writes belong in the
   * transaction.
   *
   * @throws IllegalArgumentException if the command changes the state of its connection
   * @throws IllegalStateException if the session is over
   */
  @Override
  <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command);

  /**
   * Watches further keys, whose names were not known before.
   *
   * @param keys at least one key
   * @return completes when they are watched
   * @throws IllegalArgumentException if there is no key
   * @throws IllegalStateException if the session is over, or its transaction was begun
   */
  @SuppressWarnings("unchecked")
  CompletableFuture<Void> watch(K... keys);

  /**
   * Watches further keys, whose names were not known before.
   *
   * @param keys at least one key
   * @return completes when they are watched
   * @throws IllegalArgumentException if there is no key
   * @throws IllegalStateException if the session is over, or its transaction was begun
   */
  CompletableFuture<Void> watch(Collection<? extends K> keys);

  /**
   * Runs a transaction, if none of the watched keys has changed. A session has one at most. Without
   * any command it still asks the server whether a key has changed.
   *
   * @param work calls commands on the transaction and combines their futures
   * @param <R> what the work results in
   * @return completes as the work's stage does, or fails with a {@code WatchException} if a watched
   *     key has changed, with any other {@code LedisException} if the transaction was not run
   * @throws IllegalStateException if the session is over, or had its transaction
   */
  <R extends @Nullable Object> CompletableFuture<R> transaction(
      Function<? super RedisTransaction<K, V>, ? extends CompletionStage<R>> work);
}
