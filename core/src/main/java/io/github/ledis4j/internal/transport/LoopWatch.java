package io.github.ledis4j.internal.transport;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Ticker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports event loops that user code keeps busy, with the stack that does it: one daemon thread for
 * all loops of the JVM asks each of them every second for a sign. Thread-safe.
 */
public final class LoopWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LoopWatch.class);
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final long STUCK = TimeUnit.SECONDS.toNanos(3);
  private static final Map<EventLoop, Beat> BEATS = new ConcurrentHashMap<>();

  static {
    Thread watcher = new Thread(LoopWatch::run, "ledis4j-loop-watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  private LoopWatch() {}

  /**
   * Watches a loop until it is shut down. It is asked at once: whatever keeps it busy comes later.
   *
   * @param loop the loop
   */
  public static void watch(EventLoop loop) {
    if (loop.ticker() != Ticker.systemTicker()) {
      return; // it goes by a time of its own
    }
    BEATS.computeIfAbsent(
        loop,
        unknown -> {
          Beat first = new Beat();
          first.ask(unknown);
          return first;
        });
  }

  private static void run() {
    while (true) {
      LockSupport.parkNanos(PAUSE);
      BEATS.keySet().removeIf(EventLoop::isShuttingDown);
      BEATS.forEach(LoopWatch::look);
    }
  }

  private static void look(EventLoop loop, Beat beat) {
    if (beat.answered) {
      beat.ask(loop);
    } else if (!beat.reported && System.nanoTime() - beat.askedAt > STUCK) {
      beat.reported = true;
      report(beat);
    }
  }

  private static void report(Beat beat) {
    Thread thread = beat.thread;
    if (thread != null) {
      Throwable stack = new Throwable("what " + thread.getName() + " is doing");
      stack.setStackTrace(thread.getStackTrace());
      LOG.warn(
          "event loop {} has been busy for more than {} s, and all its connections wait: callbacks"
              + " that take long belong on an executor, see completeOn",
          thread.getName(),
          TimeUnit.NANOSECONDS.toSeconds(STUCK),
          stack);
    }
  }

  /** What is known of one loop; asked by the watcher, answered by the loop. */
  private static final class Beat {
    private volatile boolean answered;
    private volatile @Nullable Thread thread;
    private long askedAt;
    private boolean reported;

    void ask(EventLoop loop) {
      answered = false;
      reported = false;
      askedAt = System.nanoTime();
      try {
        loop.execute(this::answer);
      } catch (RejectedExecutionException e) {
        answered = true;
      }
    }

    private void answer() {
      thread = Thread.currentThread();
      answered = true;
    }
  }
}
