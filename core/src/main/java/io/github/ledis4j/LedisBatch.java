package io.github.ledis4j;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.internal.client.BatchCore;
import io.github.ledis4j.internal.command.LedisRefusals;
import io.github.ledis4j.script.Script;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ledis commands that are recorded first and sent together. Each command gives a future of its own;
 * waiting for one before {@link #send} throws. For one thread at a time, and sent once.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class LedisBatch<K, V> implements LedisCommands<K, V> {
  private final BatchCore<K, V> core;

  LedisBatch(BatchCore<K, V> core) {
    this.core = core;
  }

  /**
   * Records a command.
   *
   * @throws IllegalArgumentException if the command blocks, or changes the state of its connection,
   *     or may harm what others send on it
   * @throws IllegalStateException if the batch was sent, or is in use by another thread
   */
  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    LedisRefusals.check(command);
    if (LedisRefusals.needsOwnConnection(command)) {
      throw new IllegalArgumentException(
          command + " needs a connection of its own and cannot be part of a batch");
    }
    return core.record(command);
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> eval(
      Script<T> script, Collection<? extends K> keys, Collection<? extends V> arguments) {
    return core.record(script, keys, arguments);
  }

  @Override
  public Format<K, V> format() {
    return core.format();
  }

  /**
   * Sends all that was recorded, in order and however much it is; or refuses all of it, when the
   * queue is full already. Other callers' commands may come between the parts of a batch of more
   * than 1,000 commands or 1 MiB.
   *
   * @return completes when every command has ended, with how each did; one that failed leaves the
   *     others usable
   * @throws IllegalStateException if the batch was sent already, or the client is closed
   */
  public CompletableFuture<BatchResult> send() {
    return core.send();
  }

  CompletableFuture<BatchResult> send(Consumer<? super LedisBatch<K, V>> recorder) {
    return core.send(() -> recorder.accept(this));
  }
}
