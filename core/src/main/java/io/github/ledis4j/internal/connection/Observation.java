package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.event.CommandObserver;
import io.github.ledis4j.options.Endpoint;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an observer is told of one call: each step, and the end exactly once, whoever brings it
 * about. What the observer throws harms nobody. Thread-safe.
 */
final class Observation {
  private static final Logger LOG = LoggerFactory.getLogger(CommandObserver.class);

  private enum State {
    RECORDED, // in a batch that nobody has sent
    SUBMITTED, // told of
    DONE // told of its end, too
  }

  private final CommandObserver observer;
  private final CommandSpec spec;
  private final AtomicReference<State> state = new AtomicReference<>(State.RECORDED);
  private @Nullable Object token;

  private Observation(CommandObserver observer, CommandSpec spec) {
    this.observer = observer;
    this.spec = spec;
  }

  /** What is to be told to an observer, or null if there is none. */
  static @Nullable Observation of(@Nullable CommandObserver observer, CommandSpec spec) {
    return observer == null ? null : new Observation(observer, spec);
  }

  /** Tells that it was submitted, unless another connection had it before. */
  void submitted() {
    if (state.get() == State.RECORDED) {
      guarded(() -> token = observer.submitted(spec));
      state.set(State.SUBMITTED);
    }
  }

  void written(Endpoint endpoint) {
    guarded(() -> observer.written(token, spec, endpoint));
  }

  void redirected(Endpoint from, ServerException refusal) {
    guarded(() -> observer.redirected(token, spec, from, refusal));
  }

  void replied() {
    guarded(() -> observer.replied(token, spec));
  }

  /** Tells of the end, unless that was done or the call was not submitted yet. */
  void done(Outcome outcome) {
    if (state.compareAndSet(State.SUBMITTED, State.DONE)) {
      guarded(() -> observer.done(token, spec, outcome));
    }
  }

  private static void guarded(Runnable notification) {
    try {
      notification.run();
    } catch (RuntimeException | Error e) {
      LOG.warn("observer failed", e);
    }
  }
}
