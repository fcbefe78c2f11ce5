package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.pubsub.PubSubOptions;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where the handlers of one pub/sub run. */
final class Handlers {
  private static final int THREADS = 16;
  private static final int IDLE_SECONDS = 10;

  private Handlers() {}

  /**
   * Gives the executor of the user, or one of its own: its threads are daemons and end when they
   * have nothing to do, and its queue holds at most one task per subscription.
   */
  static Executor of(PubSubOptions options) {
    Executor given = options.handleOn();
    if (given != null) {
      return given;
    }
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("ledis4j-pubsub", true));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
