package io.github.ledis4j.internal.batch;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.batch.RedisBatch;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.command.Gate;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.Route;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A batch of Redis commands. */
public final class RecordedRedisBatch<K, V> extends RecordedBatch<K, V>
    implements RedisBatch<K, V> {

  /** Makes an empty batch. */
  public RecordedRedisBatch(Gate gate, Route route, Format<K, V> format, CallSettings settings) {
    super(gate, route, format, settings);
  }

  /** Sends what a function records, while it does if that is much. */
  public CompletableFuture<BatchResult> send(Consumer<? super RedisBatch<K, V>> recorder) {
    return send(() -> recorder.accept(this));
  }
}
