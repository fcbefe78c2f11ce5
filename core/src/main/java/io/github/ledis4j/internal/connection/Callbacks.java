package io.github.ledis4j.internal.connection;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what may be users' code where they want it: on their executor, or here if they named none or
 * it does not take the task, as no future may stay open for that. Thread-safe.
 */
public final class Callbacks {
  private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);

  /** How often each executor has failed to take a task. */
  private static final Map<Executor, AtomicLong> REFUSALS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Callbacks() {}

  /** Has a task run exactly once. */
  public static void run(@Nullable Executor executor, Runnable task) {
    if (executor == null) {
      task.run();
      return;
    }
    Once once = new Once(task);
    try {
      executor.execute(once);
    } catch (RuntimeException | Error e) {
      once.run();
      refused(executor, e);
    }
  }

  /**
   * One stack is enough; of what follows only the number is told, each time it has ten times as
   * many.
   */
  private static void refused(Executor executor, Throwable why) {
    long times = REFUSALS.computeIfAbsent(executor, any -> new AtomicLong()).incrementAndGet();
    if (times == 1) {
      LOG.warn(
          "the executor of callbacks did not take one, which ran on {} instead",
          Thread.currentThread().getName(),
          why);
    } else if (isPowerOfTen(times)) {
      LOG.warn(
          "the executor of callbacks has not taken {} of them by now: {}", times, why.toString());
    }
  }

  private static boolean isPowerOfTen(long number) {
    long rest = number;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1;
  }

  /** An executor may fail although it has taken the task. */
  private static final class Once extends AtomicBoolean implements Runnable {
    private static final long serialVersionUID = 1L;

    private final transient Runnable task;

    Once(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (compareAndSet(false, true)) {
        task.run();
      }
    }
  }
}
