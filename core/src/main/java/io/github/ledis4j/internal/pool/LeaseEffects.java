package io.github.ledis4j.internal.pool;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.WatchException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a lease's commands may have left behind on its connection. Thread-safe: marks are set by one
 * thread at a time, and read after the lease was closed.
 */
final class LeaseEffects {
  private volatile boolean selected;
  private volatile boolean watched;
  private volatile boolean queueing;
  private volatile boolean spoiled;
  private volatile boolean blocked;

  /** The EXEC behind the last WATCH, which ends the watching if it runs. */
  private volatile @Nullable CompletableFuture<?> exec;

  /** Tells whether it is an EXEC, whose future is to be handed to {@link #executing}. */
  boolean note(Command<?> command) {
    CommandSpec spec = command.spec();
    if (spec.isBlocking() || command.options().serverWaitNanos() > 0) {
      blocked = true;
    }
    if (spec.isConnectionState()) {
      switch (spec.name()) {
        case "SELECT", "XSELECT" -> selected = true;
        case "WATCH" -> {
          watched = true;
          exec = null;
        }
        case "MULTI" -> queueing = true;
        // What they end has left its own mark.
        case "UNWATCH", "EXEC", "DISCARD" -> {}
        default -> spoiled = true;
      }
      return spec.name().equals("EXEC");
    }
    return false;
  }

  void executing(CompletableFuture<?> call) {
    exec = call;
  }

  void spoil() {
    spoiled = true;
  }

  /** Tells whether the connection may be on another database than before. */
  boolean selected() {
    return selected;
  }

  /** Tells whether a key may be watched. */
  boolean watched() {
    return watched && !hasRun(exec);
  }

  /** An EXEC that found a watched key changed has ended the watching, too. */
  private static boolean hasRun(@Nullable CompletableFuture<?> exec) {
    return exec != null
        && exec.handle((ran, failure) -> failure == null || failure instanceof WatchException)
            .getNow(false);
  }

  /** Tells whether a transaction may be open. */
  boolean queueing() {
    return queueing;
  }

  /** Tells whether there is something to undo. */
  boolean any() {
    return selected || watched() || queueing;
  }

  /** Tells whether the connection is of no use to anyone else. */
  boolean spoiled() {
    return spoiled;
  }

  /** Tells whether a reply that is still due may take long. */
  boolean blocked() {
    return blocked;
  }
}
