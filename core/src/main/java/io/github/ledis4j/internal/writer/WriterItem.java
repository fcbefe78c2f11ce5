package io.github.ledis4j.internal.writer;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One command of a writer. It ends when two things have happened, in any order: its future is done,
 * be it by a callback's executor or by its caller, and the connection has forgotten it. Before both
 * it takes memory.
 */
final class WriterItem<T extends @Nullable Object> extends Call<T>
    implements BiConsumer<T, @Nullable Throwable> {
  private static final VarHandle HALF_ENDED = halfEnded();

  private final BoundedWriter<?, ?> writer;
  private final long index;
  private @Nullable Throwable failure;

  /** Read and written through its handle only. */
  @SuppressWarnings("unused")
  private volatile boolean halfEnded;

  WriterItem(Command<T> command, CallSettings settings, BoundedWriter<?, ?> writer, long index) {
    super(command, settings);
    this.writer = writer;
    this.index = index;
  }

  private static VarHandle halfEnded() {
    try {
      return MethodHandles.lookup().findVarHandle(WriterItem.class, "halfEnded", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  long index() {
    return index;
  }

  int size() {
    return internals().length(command());
  }

  @Override
  public boolean isBoundedElsewhere() {
    return true;
  }

  /** The future is done. */
  @Override
  public void accept(T value, @Nullable Throwable thrown) {
    failure = thrown;
    end();
  }

  @Override
  protected void settled() {
    end();
  }

  private void end() {
    if ((boolean) HALF_ENDED.getAndSet(this, true)) {
      writer.ended(this, outcome(), failure);
    }
  }

  /** What became of the command, even if its caller ended the future. */
  private Outcome outcome() {
    if (failure instanceof LedisException known) {
      return known.outcome();
    }
    if (!wasSent()) {
      return Outcome.NOT_SENT;
    }
    return failure == null && wasAnswered() ? Outcome.SUCCEEDED : Outcome.UNKNOWN;
  }
}
