package io.github.ledis4j.internal.writer;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.WriteProgress;
import io.github.ledis4j.writer.WriteSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the items of a writer, and remembers which of them failed. Thread-safe. */
final class WriterTally {
  private static final Logger LOG = LoggerFactory.getLogger(WriterTally.class);
  private static final int THE_END = 1 << 30;

  private final AtomicLong submitted = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final int maxRanges;
  private final long reportEvery;
  private final Consumer<? super WriteProgress> listener;

  /** How many reports are due; not 0 while a thread is telling the listener. */
  private final AtomicInteger due = new AtomicInteger();

  // Handed on by way of the count of due reports.
  private long told = -1;
  private Runnable atEnd = () -> {};

  // Guarded by this.
  private final Map<Outcome, FailedRanges> failures = new EnumMap<>(Outcome.class);
  private long failed;
  private @Nullable Throwable sourceFailure;

  WriterTally(BatchWriterOptions options) {
    this.maxRanges = options.maxRanges();
    this.reportEvery = options.progressEvery();
    this.listener = options.progressListener();
  }

  private record Progress(long submitted, long ended, long failed) implements WriteProgress {}

  long nextIndex() {
    return submitted.getAndIncrement();
  }

  void ended(long index, Outcome outcome, @Nullable Throwable failure) {
    if (outcome != Outcome.SUCCEEDED) {
      Throwable cause =
          failure != null ? failure : new CancellationException("its future was completed early");
      synchronized (this) {
        failures.computeIfAbsent(outcome, any -> new FailedRanges(maxRanges)).add(index, cause);
        failed++;
      }
    }
    if (ended.incrementAndGet() % reportEvery == 0) {
      report(1);
    }
  }

  /** Reports the end, and then runs what comes after it, be it on another thread. */
  void finished(Runnable after) {
    atEnd = after;
    report(THE_END);
  }

  /** Tells the listener; if a thread is at that already, it will tell this too. */
  private void report(int mark) {
    if (due.getAndAdd(mark) != 0) {
      return;
    }
    int seen;
    do {
      seen = due.get();
      tell(progress());
    } while (due.addAndGet(-seen) != 0);
    if (seen >= THE_END) {
      atEnd.run();
    }
  }

  private void tell(WriteProgress progress) {
    if (progress.ended() == told) {
      return;
    }
    told = progress.ended();
    try {
      listener.accept(progress);
    } catch (RuntimeException | Error e) {
      LOG.warn("progress listener failed", e);
    }
  }

  private synchronized WriteProgress progress() {
    long done = ended.get();
    return new Progress(submitted.get(), done, failed);
  }

  synchronized void sourceFailed(Throwable failure) {
    if (sourceFailure == null) {
      sourceFailure = failure;
    }
  }

  synchronized WriteSummary summary() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    Map<Outcome, Long> unlisted = new EnumMap<>(Outcome.class);
    List<WriteSummary.Range> ranges = new ArrayList<>();
    counts.put(Outcome.SUCCEEDED, submitted.get() - failed);
    failures.forEach(
        (outcome, those) -> {
          counts.put(outcome, those.count());
          unlisted.put(outcome, those.unlisted());
          those.addTo(ranges, outcome);
        });
    ranges.sort(Comparator.comparingLong(WriteSummary.Range::first));
    return new Summary(counts, ranges, unlisted, sourceFailure);
  }
}
