package io.github.ledis4j.internal.writer;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.writer.BatchWriter;
import io.github.ledis4j.writer.WriteSummary;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A writer as users have it, whatever its server. */
abstract class WriterHandle<K, V, W> implements BatchWriter<W> {
  private final BoundedWriter<K, V> writer;
  private final boolean always;

  /**
   * Makes a handle.
   *
   * @param always whether what is written by it is taken without room too
   */
  WriterHandle(BoundedWriter<K, V> writer, boolean always) {
    this.writer = writer;
    this.always = always;
  }

  /** A handle of the same writer that takes everything. */
  abstract W unlimited(BoundedWriter<K, V> same);

  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    return writer.write(command, always);
  }

  public <T extends @Nullable Object> CompletableFuture<T> eval(
      Script<T> script, Collection<? extends K> keys, Collection<? extends V> arguments) {
    return writer.write(script, keys, arguments, always);
  }

  public Format<K, V> format() {
    return writer.format();
  }

  @Override
  public boolean hasRoom() {
    return writer.hasRoom();
  }

  @Override
  public CompletableFuture<Void> room() {
    return writer.room();
  }

  @Override
  public CompletableFuture<WriteSummary> flush() {
    return writer.flush();
  }

  @Override
  public CompletableFuture<WriteSummary> finish() {
    return writer.finish();
  }

  @Override
  public CompletableFuture<WriteSummary> summary() {
    return writer.summary();
  }

  @Override
  public void close() {
    writer.close();
  }

  @Override
  public <T> CompletableFuture<Void> produce(
      Iterator<? extends T> rows, BiConsumer<? super T, ? super W> write) {
    requireNonNull(rows, "rows");
    requireNonNull(write, "write");
    W all = unlimited(writer);
    return writer.<T>produce(rows, row -> write.accept(row, all));
  }

  @Override
  public <T> Flow.Subscriber<T> subscriber(BiConsumer<? super T, ? super W> write) {
    requireNonNull(write, "write");
    W all = unlimited(writer);
    return new RowSubscriber<>(writer, row -> write.accept(row, all));
  }
}
