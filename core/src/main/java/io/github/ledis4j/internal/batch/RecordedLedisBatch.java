package io.github.ledis4j.internal.batch;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.LedisBatch;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.command.Gate;
import io.github.ledis4j.internal.command.LedisRefusals;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.Route;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A batch of Ledis commands. */
public final class RecordedLedisBatch<K, V> extends RecordedBatch<K, V>
    implements LedisBatch<K, V> {

  /** Makes an empty batch. */
  public RecordedLedisBatch(Gate gate, Route route, Format<K, V> format, CallSettings settings) {
    super(gate, route, format, settings);
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    LedisRefusals.check(command);
    if (LedisRefusals.needsOwnConnection(command)) {
      throw new IllegalArgumentException(
          command + " needs a connection of its own and cannot be part of a batch");
    }
    return super.execute(command);
  }

  /** Sends what a function records, while it does if that is much. */
  public CompletableFuture<BatchResult> send(Consumer<? super LedisBatch<K, V>> recorder) {
    return send(() -> recorder.accept(this));
  }
}
