package io.github.ledis4j.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * A thread that gets a value a thousand times a second, as far as the client lets it, and knows
 * when that last failed to work and when it worked again.
 */
final class Probe implements AutoCloseable {
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long NONE = Long.MAX_VALUE;

  private final BenchClient client;
  private final IntFunction<String> keys;
  private final Recorder nanos = new Recorder(3);
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong success = new AtomicLong(NONE);
  private final Thread thread = new Thread(this::run, "probe");
  private volatile boolean stopped;

  /** Begins. */
  Probe(BenchClient client, IntFunction<String> keys) {
    this.client = client;
    this.keys = keys;
    thread.setDaemon(true); // a client may never let it go
    thread.start();
  }

  private void run() {
    long due = System.nanoTime();
    for (int i = 0; !stopped; i++) {
      due = Math.max(due + PERIOD, System.nanoTime());
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      long sent = System.nanoTime();
      try {
        client.get(keys.apply(i), (value, failure) -> ended(sent, failure));
      } catch (RuntimeException failure) {
        ended(sent, failure);
      }
    }
  }

  private void ended(long sent, @Nullable Throwable failure) {
    long now = System.nanoTime();
    if (failure == null) {
      nanos.recordValue(now - sent);
      success.compareAndSet(NONE, now);
    } else {
      failed.incrementAndGet();
    }
  }

  /** Forgets what was measured until now. */
  void begin() {
    nanos.reset();
    failed.set(0);
    success.set(NONE);
  }

  /** When a value first came since {@link #begin}, or null if none came by then. */
  @Nullable Long firstSuccess(long deadline) throws InterruptedException {
    while (success.get() == NONE && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return success.get() == NONE ? null : success.get();
  }

  /** How long those took that ended well since {@link #begin}. */
  Histogram latencies() {
    return nanos.getIntervalHistogram();
  }

  long failed() {
    return failed.get();
  }

  @Override
  public void close() {
    stopped = true;
  }
}
