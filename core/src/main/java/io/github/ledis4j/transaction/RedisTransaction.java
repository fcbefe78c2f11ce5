package io.github.ledis4j.transaction;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.redis.RedisCommands;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Redis commands that are recorded first and then run by the server with nothing of anybody else's
 * in between ({@code MULTI} … {@code EXEC}), or not at all. Each command returns a future of its
 * own; waiting for one before it is sent throws. For one thread at a time, and sent once. This
 * library makes all transactions; the interface is not for others to implement.
 *
 * <p>It goes out in one piece on a connection that it shares with other commands, and has one
 * deadline. A command that the server cannot run fails alone, and the others stay done: there is no
 * roll-back. One that the server refuses beforehand, for its number of arguments for instance,
 * fails with the server's error, and all others with one that says that nothing was done.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisTransaction<K, V> extends RedisCommands<K, V> {

  /**
   * Records a command. One that blocks elsewhere does not in a transaction.
   *
   * @throws IllegalArgumentException if the command changes the state of its connection
   * @throws IllegalStateException if the transaction was sent, or is in use by another thread
   */
  @Override
  <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command);

  /**
   * Sends all that was recorded. Without any command it completes without asking the server, unless
   * keys are watched.
   *
   * @return completes when every command has ended, with how each did, and never fails itself;
   *     {@link BatchResult#orThrow} throws the first failure
   * @throws IllegalStateException if the transaction was sent already, or the client is closed
   * @throws io.github.ledis4j.error.OverloadedException if the commands are more than 1 GiB
   */
  CompletableFuture<BatchResult> send();
}
