package io.github.ledis4j.internal.transaction;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.batch.BatchResult;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.batch.BatchResults;
import io.github.ledis4j.internal.batch.Recording;
import io.github.ledis4j.internal.command.Gate;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.TransactionCall;
import io.github.ledis4j.script.Script;
import io.github.ledis4j.transaction.RedisTransaction;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records commands and sends them as one transaction, wherever that is sent. */
public final class RecordedTransaction<K, V> implements RedisTransaction<K, V> {
  private static final String NO_STAGE =
      "the function given to transaction returned null; return a CompletionStage";

  private final Gate gate;
  private final Format<K, V> format;
  private final CallSettings settings;
  private final Consumer<TransactionCall> channel;
  private final boolean evenEmpty;
  private final Recording recording;

  private RecordedTransaction(
      Gate gate,
      Format<K, V> format,
      CallSettings settings,
      Consumer<TransactionCall> channel,
      boolean evenEmpty) {
    this.gate = gate;
    this.format = format;
    this.settings = settings;
    this.channel = channel;
    this.evenEmpty = evenEmpty;
    this.recording = Recording.transaction(settings);
  }

  /** A transaction on a connection that is shared with others. */
  public static <K, V> RecordedTransaction<K, V> shared(
      Gate gate, Format<K, V> format, CallSettings settings, Consumer<TransactionCall> channel) {
    return new RecordedTransaction<>(gate, format, settings, channel, false);
  }

  /** A transaction where keys are watched: without commands it still tells whether they changed. */
  static <K, V> RecordedTransaction<K, V> watched(
      Gate gate, Format<K, V> format, CallSettings settings, Consumer<TransactionCall> channel) {
    return new RecordedTransaction<>(gate, format, settings, channel, true);
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    CommandSpec spec = command.spec();
    if (spec.isConnectionState() || spec.isAboutConnection()) {
      throw new IllegalArgumentException(
          spec + " is for a whole connection and cannot be part of a transaction");
    }
    return recording.add(command);
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> eval(
      Script<T> script, Collection<? extends K> keys, Collection<? extends V> arguments) {
    return recording.add(script, format, keys, arguments);
  }

  @Override
  public Format<K, V> format() {
    return format;
  }

  @Override
  public CompletableFuture<BatchResult> send() {
    List<Call<?>> calls = recording.take(gate);
    exec(calls);
    return BatchResults.whenDone(calls);
  }

  /**
   * Records what the work does and sends it; completes as the work's stage if the server ran it.
   */
  public <R extends @Nullable Object> CompletableFuture<R> run(
      Function<? super RedisTransaction<K, V>, ? extends CompletionStage<R>> work) {
    CompletionStage<R> stage;
    try {
      stage = requireNonNull(work.apply(this), NO_STAGE);
    } catch (RuntimeException | Error e) {
      recording.abandon(e);
      throw e;
    }
    CompletableFuture<Boolean> executed = exec(recording.take(gate));
    CompletableFuture<R> result = new GuardedFuture<>();
    executed.whenComplete(
        (ran, lost) ->
            stage.whenComplete(
                (value, failure) -> {
                  Throwable cause = failure == null ? lost : failure;
                  if (cause == null) {
                    result.complete(value);
                  } else {
                    result.completeExceptionally(cause);
                  }
                }));
    return result;
  }

  private CompletableFuture<Boolean> exec(List<Call<?>> calls) {
    if (calls.isEmpty() && !evenEmpty) {
      return CompletableFuture.completedFuture(true);
    }
    try {
      TransactionCall transaction = new TransactionCall(calls, settings);
      channel.accept(transaction);
      return transaction;
    } catch (RuntimeException e) {
      calls.forEach(call -> call.refuse(FailureFacts.copy(e)));
      throw e;
    }
  }
}
