package io.github.ledis4j.internal.connection;

import io.github.ledis4j.CommandObserver;
import io.github.ledis4j.Endpoint;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls an observer so that what it throws harms nobody. */
final class Observers {
  private static final Logger LOG = LoggerFactory.getLogger(CommandObserver.class);

  private Observers() {}

  static @Nullable Object submitted(CommandObserver observer, CommandSpec spec) {
    try {
      return observer.submitted(spec);
    } catch (RuntimeException e) {
      LOG.warn("observer failed", e);
      return null;
    }
  }

  static void written(
      CommandObserver observer, @Nullable Object token, CommandSpec spec, Endpoint endpoint) {
    guarded(() -> observer.written(token, spec, endpoint));
  }

  static void replied(CommandObserver observer, @Nullable Object token, CommandSpec spec) {
    guarded(() -> observer.replied(token, spec));
  }

  static void done(
      CommandObserver observer, @Nullable Object token, CommandSpec spec, Outcome outcome) {
    guarded(() -> observer.done(token, spec, outcome));
  }

  private static void guarded(Runnable notification) {
    try {
      notification.run();
    } catch (RuntimeException e) {
      LOG.warn("observer failed", e);
    }
  }
}
