package io.github.ledis4j.internal.pool;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;

/**
 * What a lease's commands may have left behind on its connection. Thread-safe: marks are only ever
 * set, and read after the lease was closed.
 */
final class Traces {
  private volatile boolean selected;
  private volatile boolean watched;
  private volatile boolean queueing;
  private volatile boolean spoiled;
  private volatile boolean blocked;

  void note(Command<?> command) {
    CommandSpec spec = command.spec();
    if (spec.isBlocking() || command.options().serverWaitNanos() > 0) {
      blocked = true;
    }
    if (spec.isConnectionState()) {
      switch (spec.name()) {
        case "SELECT", "XSELECT" -> selected = true;
        case "WATCH" -> watched = true;
        case "MULTI" -> queueing = true;
        // What they end has left its own mark.
        case "UNWATCH", "EXEC", "DISCARD" -> {}
        default -> spoiled = true;
      }
    }
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
    return watched;
  }

  /** Tells whether a transaction may be open. */
  boolean queueing() {
    return queueing;
  }

  /** Tells whether there is something to undo. */
  boolean any() {
    return selected || watched || queueing;
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
