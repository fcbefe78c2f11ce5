package io.github.ledis4j.internal.writer;

import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.writer.WriteSummary;
import java.util.concurrent.CompletableFuture;

/**
 * What a writer was handed between two flushes.
 *
 * @param from its first index
 * @param to the index after its last one
 * @param failures what of it failed
 * @param flushed completes when all of it has ended
 */
record Checkpoint(long from, long to, Failures failures, CompletableFuture<WriteSummary> flushed) {

  Checkpoint(long from, long to, Failures failures) {
    this(from, to, failures, new GuardedFuture<>());
  }
}
