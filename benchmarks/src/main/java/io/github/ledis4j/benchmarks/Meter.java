package io.github.ledis4j.benchmarks;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Counts what a load completes and times samples of it. Any number of threads. */
final class Meter {
  private final List<LongSupplier> counters = new CopyOnWriteArrayList<>();
  private final Recorder latencies = new Recorder(3);
  private final AtomicLong failures = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
  private volatile boolean stopped;

  /** Each load keeps its own counter, so that counting shares no cache line between loads. */
  void count(LongSupplier completed) {
    counters.add(completed);
  }

  long completed() {
    return counters.stream().mapToLong(LongSupplier::getAsLong).sum();
  }

  void took(long nanos) {
    latencies.recordValue(nanos);
  }

  /** The latencies since the last call, in nanoseconds. */
  Histogram takeLatencies() {
    return latencies.getIntervalHistogram();
  }

  void failed(Throwable failure) {
    failures.incrementAndGet();
    firstFailure.compareAndSet(null, failure);
  }

  long failures() {
    return failures.get();
  }

  @Nullable Throwable firstFailure() {
    return firstFailure.get();
  }

  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }
}
