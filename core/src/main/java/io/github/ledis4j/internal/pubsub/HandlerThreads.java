package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.pubsub.PubSubOptions;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ImmediateExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where the handlers of one client's subscriptions run. */
public final class HandlerThreads {
  private static final int THREADS = 16;
  private static final int IDLE_SECONDS = 10;

  private static final ThreadLocal<Boolean> HANDING_OVER = new ThreadLocal<>();

  private HandlerThreads() {}

  /**
   * Makes an executor that has no more threads than there is work for at once. They are daemons and
   * end when they have nothing to do; what finds all of them busy waits, which is at most one task
   * per subscription.
   */
  public static Executor ofClient() {
    IdleFirst queue = new IdleFirst();
    return new ThreadPoolExecutor(
        0,
        THREADS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        queue,
        new DefaultThreadFactory("ledis4j-pubsub", true),
        (task, threads) -> queue.keep(task));
  }

  /** Gives the executor of the user, that of the client, or the event loop. */
  static Executor of(PubSubOptions options, Executor ofClient, Executor loop) {
    Executor given = options.handleOn();
    if (given == ImmediateExecutor.INSTANCE) {
      return loop;
    }
    return given == null ? ofClient : given;
  }

  /** Tells whether the thread is in a handler, where it must not wait for its own end. */
  static boolean isHandingOver() {
    return HANDING_OVER.get() != null;
  }

  /** Runs what calls handlers. */
  static void handOver(Runnable calls) {
    Boolean before = HANDING_OVER.get();
    HANDING_OVER.set(Boolean.TRUE);
    try {
      calls.run();
    } finally {
      if (before == null) {
        HANDING_OVER.remove();
      }
    }
  }

  /** Takes only what an idle thread is there for, so that a new thread is made for the rest. */
  private static final class IdleFirst extends LinkedTransferQueue<Runnable> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
      return tryTransfer(task);
    }

    void keep(Runnable task) {
      super.offer(task);
    }
  }
}
