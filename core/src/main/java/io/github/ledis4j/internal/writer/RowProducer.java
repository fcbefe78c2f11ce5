package io.github.ledis4j.internal.writer;

import io.github.ledis4j.internal.GuardedFuture;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Writes rows as long as there is room, and goes on where room comes. One thread at a time takes
 * rows; whoever finds another at it leaves a note, so that no stack grows with the rows.
 */
final class RowProducer<T> {
  private final BoundedWriter<?, ?> writer;
  private final Iterator<? extends T> rows;
  private final Consumer<? super T> write;
  private final CompletableFuture<Void> result = new GuardedFuture<>();
  private final AtomicInteger notes = new AtomicInteger();

  RowProducer(BoundedWriter<?, ?> writer, Iterator<? extends T> rows, Consumer<? super T> write) {
    this.writer = writer;
    this.rows = rows;
    this.write = write;
  }

  CompletableFuture<Void> start() {
    goOn();
    return result;
  }

  private void goOn() {
    if (notes.getAndIncrement() != 0) {
      return;
    }
    do {
      takeRows();
    } while (notes.decrementAndGet() != 0);
  }

  private void takeRows() {
    try {
      while (!result.isDone()) {
        if (!rows.hasNext()) {
          writer.callBack(() -> result.complete(null));
          return;
        }
        writer.requireUnfinished();
        if (!writer.hasRoom()) {
          writer.room().thenRun(this::goOn);
          return;
        }
        write.accept(rows.next());
      }
    } catch (RuntimeException | Error e) {
      writer.callBack(() -> result.completeExceptionally(e));
    }
  }
}
