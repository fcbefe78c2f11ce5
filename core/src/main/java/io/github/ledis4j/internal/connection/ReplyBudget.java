package io.github.ledis4j.internal.connection;

import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what waits for a slow callback executor: past the limit the connection is not read any
 * more until half of it is taken. Thread-safe; what follows from the numbers is decided on the
 * event loop alone.
 */
final class ReplyBudget {
  /** What a future takes that waits for its executor, beside its reply. */
  static final int COMPLETION_BYTES = 256;

  private final AtomicLong waiting = new AtomicLong();
  private final long limit;
  private final EventLoop loop;
  private final Reading reading;
  private volatile boolean over;

  ReplyBudget(long limit, EventLoop loop, Reading reading) {
    this.limit = limit;
    this.loop = loop;
    this.reading = reading;
  }

  /** Has a completion run on the executor, and counts it until then. */
  void hand(Executor executor, int replyBytes, Runnable completion) {
    long bytes = (long) replyBytes + COMPLETION_BYTES;
    boolean full = waiting.addAndGet(bytes) > limit;
    Callbacks.run(
        executor,
        () -> {
          try {
            completion.run();
          } finally {
            taken(bytes);
          }
        });
    if (full && !over && loop.inEventLoop()) {
      look();
    }
  }

  private void taken(long bytes) {
    long left = waiting.addAndGet(-bytes);
    if (over && left <= limit / 2 && left + bytes > limit / 2) {
      try {
        loop.execute(this::look);
      } catch (RejectedExecutionException e) {
        return; // nothing is read on that event loop any more
      }
    }
  }

  private void look() {
    if (!over && waiting.get() > limit) {
      over = true;
    }
    // Asked after that was said: whoever takes something from now on knows that it matters.
    if (over && waiting.get() <= limit / 2) {
      over = false;
    }
    reading.set(Reading.Reason.REPLIES_NOT_TAKEN, over);
  }
}
