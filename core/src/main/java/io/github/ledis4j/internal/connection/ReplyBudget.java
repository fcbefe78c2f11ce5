package io.github.ledis4j.internal.connection;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the bytes of replies that wait for a slow callback executor: past the limit the channel is
 * not read any more until half of them are taken. Thread-safe.
 */
final class ReplyBudget {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyBudget.class);

  private final AtomicLong waiting = new AtomicLong();
  private final long limit;
  private final Runnable pause;
  private final Runnable resume;
  private volatile boolean paused;

  ReplyBudget(long limit, Runnable pause, Runnable resume) {
    this.limit = limit;
    this.pause = pause;
    this.resume = resume;
  }

  /** Called on the event loop. */
  void hand(Executor executor, int bytes, Runnable completion) {
    if (waiting.addAndGet(bytes) > limit && !paused) {
      pause.run();
      paused = true;
    }
    run(
        executor,
        () -> {
          try {
            completion.run();
          } finally {
            taken(bytes);
          }
        });
    if (paused && waiting.get() <= limit / 2) {
      resumeReading();
    }
  }

  private void taken(int bytes) {
    if (waiting.addAndGet(-bytes) <= limit / 2 && paused) {
      resumeReading();
    }
  }

  private void resumeReading() {
    paused = false;
    resume.run();
  }

  /** An executor that refuses must not leave a future open: it completes here and now. */
  static void run(Executor executor, Runnable completion) {
    try {
      executor.execute(completion);
    } catch (RuntimeException | Error e) {
      LOG.warn("executor refused a completion, which runs on the event loop instead", e);
      completion.run();
    }
  }
}
