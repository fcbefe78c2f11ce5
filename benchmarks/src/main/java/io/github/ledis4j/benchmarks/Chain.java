package io.github.ledis4j.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One batch after the other, each started where the one before was completed, so that a client with
 * futures needs no thread that waits; a blocking client completes it on the thread of this load.
 */
final class Chain implements Runnable, BiConsumer<Object, Throwable> {
  private static final long DRAIN_SECONDS = 10;

  private final int size;
  private final Load.Operation batch;
  private final BenchClient client;
  private final Meter meter;
  private final AtomicLong completed = new AtomicLong();
  private final AtomicBoolean between = new AtomicBoolean();
  private final CountDownLatch end = new CountDownLatch(1);
  private long started;

  Chain(int size, Load.Operation batch, BenchClient client, Meter meter) {
    this.size = size;
    this.batch = batch;
    this.client = client;
    this.meter = meter;
    meter.count(completed::get);
  }

  @Override
  public void run() {
    startUntilOneIsUnderWay();
    try {
      while (!end.await(100, TimeUnit.MILLISECONDS) && !meter.stopped()) {}
      if (!end.await(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        meter.failed(new IllegalStateException("the last batch was not answered"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever comes second, the answer or the end of the call that it answers, goes on. */
  private void startUntilOneIsUnderWay() {
    do {
      if (meter.stopped()) {
        end.countDown();
        return;
      }
      between.set(false);
      started = System.nanoTime();
      batch.start(client, 0, this);
    } while (between.getAndSet(true));
  }

  @Override
  public void accept(@Nullable Object value, @Nullable Throwable failure) {
    if (failure != null) {
      meter.failed(failure);
    }
    meter.took(System.nanoTime() - started);
    completed.lazySet(completed.getPlain() + size);
    if (between.getAndSet(true)) {
      startUntilOneIsUnderWay();
    }
  }
}
