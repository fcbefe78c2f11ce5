package io.github.ledis4j.internal.writer;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.command.LedisRefusals;
import io.github.ledis4j.writer.LedisBatchWriter;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A writer of Ledis commands as users have it. */
public final class LedisWriterHandle<K, V> extends WriterHandle<K, V, LedisBatchWriter<K, V>>
    implements LedisBatchWriter<K, V> {

  /** Makes a handle that takes commands while there is room. */
  public LedisWriterHandle(BoundedWriter<K, V> writer) {
    super(writer, false);
  }

  private LedisWriterHandle(BoundedWriter<K, V> writer, boolean always) {
    super(writer, always);
  }

  @Override
  LedisBatchWriter<K, V> unlimited(BoundedWriter<K, V> same) {
    return new LedisWriterHandle<>(same, true);
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    LedisRefusals.check(command);
    if (LedisRefusals.needsOwnConnection(command)) {
      throw new IllegalArgumentException(
          command + " needs a connection of its own and cannot go through a writer");
    }
    return super.execute(command);
  }
}
