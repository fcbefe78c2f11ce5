package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.pubsub.PubSubOptions;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where the handlers of one client's subscriptions run. */
public final class HandlerThreads {
  private static final int THREADS = 16;
  private static final int IDLE_SECONDS = 10;

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

  /** Gives the executor of the user, or that of the client. */
  static Executor of(PubSubOptions options, Executor ofClient) {
    Executor given = options.handleOn();
    return given == null ? ofClient : given;
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
