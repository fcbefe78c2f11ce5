package io.github.ledis4j.internal.client;

import io.github.ledis4j.BatchResult;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.GuardedFuture;
import io.github.ledis4j.internal.pool.SharedConnections;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Records commands and sends them together. For one thread at a time; concurrent use is refused.
 */
public final class BatchCore<K, V> {
  private final ClientState client;
  private final SharedConnections shared;
  private final Format<K, V> format;
  private final CallSettings settings;
  private final List<Call<?>> calls = new ArrayList<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private boolean sent;

  BatchCore(
      ClientState client, SharedConnections shared, Format<K, V> format, CallSettings settings) {
    this.client = client;
    this.shared = shared;
    this.format = format;
    this.settings = settings;
  }

  /** How keys and values are written. */
  public Format<K, V> format() {
    return format;
  }

  /** Records a command. */
  public <T extends @Nullable Object> CompletableFuture<T> record(Command<T> command) {
    CommandSpec spec = command.spec();
    if (spec.isConnectionState() || spec.isBlocking()) {
      throw new IllegalArgumentException(
          spec + " needs a connection of its own and cannot be part of a batch");
    }
    enter();
    try {
      requireUnsent();
      Call<T> call = new Call<>(command, settings);
      call.recorded(true);
      calls.add(call);
      return call;
    } finally {
      busy.setRelease(false);
    }
  }

  /** Sends what was recorded; the result tells how each command ended, and never fails itself. */
  public CompletableFuture<BatchResult> send() {
    enter();
    try {
      requireUnsent();
      client.requireOpen();
      sent = true;
    } finally {
      busy.setRelease(false);
    }
    CompletableFuture<BatchResult> result = new GuardedFuture<>();
    for (Call<?> call : calls) {
      call.recorded(false);
    }
    if (!calls.isEmpty()) {
      shared.submitAll(calls);
      // Replies come in order: the last one is worth waiting for, and then mostly all are there.
      calls.get(calls.size() - 1).whenComplete((value, failure) -> finish(0, result));
    } else {
      finish(0, result);
    }
    return result;
  }

  private void finish(int from, CompletableFuture<BatchResult> result) {
    for (int i = from; i < calls.size(); i++) {
      Call<?> call = calls.get(i);
      if (!call.isDone()) {
        int next = i;
        call.whenComplete((value, failure) -> finish(next, result));
        return;
      }
    }
    result.complete(BatchResults.of(calls));
  }

  private void requireUnsent() {
    if (sent) {
      throw new IllegalStateException("batch was sent already; make a new one");
    }
  }

  private void enter() {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("a batch is for one thread at a time");
    }
  }
}
