package io.github.ledis4j.internal.writer;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.command.ReportText;
import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.WriteProgress;
import io.github.ledis4j.writer.WriteSummary;
import java.util.ArrayDeque;
import java.util.Deque;
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
  private final int maxRanges;
  private final long reportEvery;
  private final Consumer<? super WriteProgress> listener;

  /** How many reports are due; not 0 while a thread is telling the listener. */
  private final AtomicInteger due = new AtomicInteger();

  // Handed on by way of the count of due reports.
  private long told = -1;
  private Runnable atEnd = () -> {};

  // Guarded by this.
  private final EndedIndexes indexes = new EndedIndexes();
  private long ended;
  private long failed;
  private @Nullable Throwable sourceFailure;

  /** Those on whose end somebody waits, in order. */
  private final Deque<Checkpoint> open = new ArrayDeque<>();

  /** What failed before them, and after them. */
  private final Failures before;

  private Failures after;
  private long flushedTo;

  WriterTally(BatchWriterOptions options) {
    this.maxRanges = options.maxRanges();
    this.reportEvery = options.progressEvery();
    this.listener = options.progressListener();
    this.before = new Failures(maxRanges);
    this.after = new Failures(maxRanges);
  }

  private record Progress(long submitted, long ended, long failed, long endedBelow)
      implements WriteProgress {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  long nextIndex() {
    return submitted.getAndIncrement();
  }

  /** Counts an item; answers whether a flush may be over with it. */
  boolean ended(long index, Outcome outcome, @Nullable Throwable failure) {
    boolean report;
    boolean flushing;
    synchronized (this) {
      if (outcome != Outcome.SUCCEEDED) {
        failuresAround(index).add(index, outcome, failure != null ? failure : endedEarly());
        failed++;
      }
      indexes.add(index);
      report = ++ended % reportEvery == 0;
      flushing = !open.isEmpty();
    }
    if (report) {
      report(1);
    }
    return flushing;
  }

  private static CancellationException endedEarly() {
    return new CancellationException("its future was completed early");
  }

  private Failures failuresAround(long index) {
    for (Checkpoint each : open) {
      if (index < each.to()) {
        return each.failures();
      }
    }
    return after;
  }

  /** Marks what was submitted so far; all that failed yet is of that. */
  synchronized Checkpoint flush() {
    Checkpoint checkpoint = new Checkpoint(flushedTo, submitted.get(), after);
    open.add(checkpoint);
    after = new Failures(maxRanges);
    flushedTo = checkpoint.to();
    return checkpoint;
  }

  /**
   * Takes the next flush out of which all has ended; what completes it, or null if there is none.
   */
  synchronized @Nullable Runnable takeFlushed() {
    Checkpoint first = open.peek();
    if (first == null || indexes.below() < first.to()) {
      return null;
    }
    open.remove();
    before.addAll(first.failures());
    WriteSummary summary = first.failures().summary(first.to() - first.from(), sourceFailure);
    return () -> first.flushed().complete(summary);
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
    return new Progress(submitted.get(), ended, failed, indexes.below());
  }

  synchronized void sourceFailed(Throwable failure) {
    if (sourceFailure == null) {
      sourceFailure = failure;
    }
  }

  /** Sums up all items, when they have ended. */
  synchronized WriteSummary summary() {
    Failures all = new Failures(maxRanges);
    all.addAll(before);
    open.forEach(each -> all.addAll(each.failures()));
    all.addAll(after);
    return all.summary(submitted.get(), sourceFailure);
  }

  /** Sums up the items that no flush has told of, when they have ended. */
  synchronized WriteSummary untold() {
    return after.summary(submitted.get() - flushedTo, sourceFailure);
  }
}
