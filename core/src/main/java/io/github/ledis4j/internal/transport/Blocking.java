package io.github.ledis4j.internal.transport;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads, gone when idle, for what may block at connect: name look-ups and key files. */
final class Blocking {
  private static final int THREADS = 4;
  private static final long IDLE_SECONDS = 10;

  static final Executor EXECUTOR = executor();

  private Blocking() {}

  private static Executor executor() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("ledis4j-resolve", true));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
