package io.github.ledis4j.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A producer that keeps up to {@code size} operations outstanding: it sleeps when that many are,
 * and is woken when half of them are answered. A semaphore taken per operation would cost as much
 * as the operation.
 */
final class Window implements Runnable, BiConsumer<Object, Throwable> {
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final int size;
  private final Load.Operation operation;
  private final BenchClient client;
  private final Meter meter;
  private final int sampleMask;
  private final AtomicLong completed = new AtomicLong();
  private long issued;
  private volatile @Nullable Thread sleeper;

  Window(int size, Load.Operation operation, BenchClient client, Meter meter) {
    this.size = size;
    this.operation = operation;
    this.client = client;
    this.meter = meter;
    this.sampleMask = size >= 64 ? 63 : 0;
    meter.count(completed::get);
  }

  @Override
  public void run() {
    while (!meter.stopped()) {
      long room = size - (issued - completed.get());
      if (room == 0) {
        sleepUntilOutstanding(size / 2, Long.MAX_VALUE);
      }
      for (; room > 0; room--) {
        issue();
      }
    }
    sleepUntilOutstanding(0, System.nanoTime() + DRAIN_NANOS);
  }

  private void issue() {
    int i = (int) issued++;
    operation.start(client, i & Integer.MAX_VALUE, (i & sampleMask) == 0 ? timed() : this);
  }

  private BiConsumer<Object, Throwable> timed() {
    long start = System.nanoTime();
    return (value, failure) -> {
      meter.took(System.nanoTime() - start);
      accept(value, failure);
    };
  }

  @Override
  public void accept(@Nullable Object value, @Nullable Throwable failure) {
    if (value == null) {
      meter.failed(failure == null ? new IllegalStateException("no value") : failure);
    }
    long now = completed.incrementAndGet();
    Thread waiting = sleeper;
    if (waiting != null && issued - now == size / 2) {
      LockSupport.unpark(waiting);
    }
  }

  private void sleepUntilOutstanding(int few, long deadline) {
    // Written before the count is read again, and read after the count is raised: whichever of the
    // two threads comes second sees the other's step, so no wake-up is lost.
    sleeper = Thread.currentThread();
    while (issued - completed.get() > few && System.nanoTime() < deadline) {
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(100));
      if (deadline == Long.MAX_VALUE && meter.stopped()) {
        break;
      }
    }
    sleeper = null;
  }
}
