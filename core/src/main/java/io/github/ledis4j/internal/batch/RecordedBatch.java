package io.github.ledis4j.internal.batch;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.command.Gate;
import io.github.ledis4j.internal.command.SharedUse;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.pool.BatchStream;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.script.Script;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Records commands and sends them together. For one thread at a time; concurrent use is refused.
 */
abstract class RecordedBatch<K, V> {
  private final Gate gate;
  private final Route route;
  private final Format<K, V> format;
  private final Recording recording;
  private @Nullable BatchStream stream;

  RecordedBatch(Gate gate, Route route, Format<K, V> format, CallSettings settings) {
    this.gate = gate;
    this.route = route;
    this.format = internals().ofRun(format);
    this.recording = Recording.batch(settings, route::placeOf);
  }

  /** How keys and values are written. */
  public Format<K, V> format() {
    return format;
  }

  /** Records a command. */
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    SharedUse.check(command.spec(), "cannot be part of a batch");
    return recording.add(command);
  }

  /** Records a script: in full where it comes first on its connection, as its digest later. */
  public <T extends @Nullable Object> CompletableFuture<T> eval(
      Script<T> script, Collection<? extends K> keys, Collection<? extends V> arguments) {
    return recording.add(script, format, keys, arguments);
  }

  /** Sends what a function records, while it does if that is much. */
  CompletableFuture<BatchResult> send(Runnable recorder) {
    stream = route.stream();
    if (stream != null) {
      recording.streamTo(stream, gate);
    }
    try {
      recorder.run();
    } catch (RuntimeException | Error e) {
      recording.abandon(e);
      throw e;
    }
    return send();
  }

  /** Sends what was recorded; the result tells how each command ended, and never fails itself. */
  public CompletableFuture<BatchResult> send() {
    List<Call<?>> rest = recording.take(gate);
    if (!rest.isEmpty()) {
      try {
        submit(rest);
      } catch (LedisException e) {
        rest.forEach(call -> call.refuse(FailureFacts.copy(e)));
      }
    }
    return BatchResults.whenDone(recording.calls());
  }

  private void submit(List<Call<?>> rest) {
    if (stream != null && stream.hasBegun()) {
      stream.reserve(rest).run();
    } else {
      route.submitAll(rest);
    }
  }
}
