package io.github.ledis4j.internal.command;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.GuardedFuture;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A script that is sent as its digest, and in full, once, if the server does not know that. */
public final class DigestFirst<T extends @Nullable Object> extends GuardedFuture<T> {
  private final CommandSink<?, ?> sink;
  private final Command<T> inFull;
  private volatile @Nullable CompletableFuture<T> current;

  private DigestFirst(CommandSink<?, ?> sink, Command<T> inFull) {
    this.sink = sink;
    this.inFull = inFull;
  }

  /** Sends the first; the future ends as it does, or as the second. */
  public static <T extends @Nullable Object> CompletableFuture<T> send(
      CommandSink<?, ?> sink, Command<T> byDigest, Command<T> inFull) {
    DigestFirst<T> result = new DigestFirst<>(sink, inFull);
    CompletableFuture<T> first = sink.execute(byDigest);
    result.current = first;
    first.whenComplete(result::afterDigest);
    result.whenComplete((value, failure) -> result.keepBack());
    return result;
  }

  private void afterDigest(T value, @Nullable Throwable failure) {
    if (failure == null) {
      complete(value);
    } else if (Causes.bare(failure) instanceof ServerException.NoScript && !isDone()) {
      sendInFull();
    } else {
      completeExceptionally(failure);
    }
  }

  private void sendInFull() {
    CompletableFuture<T> second;
    try {
      second = sink.execute(inFull);
    } catch (RuntimeException | Error e) {
      completeExceptionally(e);
      return;
    }
    current = second;
    second.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            complete(value);
          } else {
            completeExceptionally(failure);
          }
        });
    if (isDone()) {
      keepBack();
    }
  }

  /** Has no effect on what was answered. */
  private void keepBack() {
    CompletableFuture<T> open = current;
    if (open != null) {
      open.cancel(false);
    }
  }
}
