package io.github.ledis4j.internal.scan;

import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One scan of one subscriber. Whoever has news, demand, a page or a failure, leaves it here and
 * drains. One thread at a time does, and what comes meanwhile, also from within a signal, is for
 * its next round: so signals are serial and nothing recurses.
 */
final class ScanSubscription<T> implements Flow.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(ScanSubscription.class);

  private final Flow.Subscriber<? super T> subscriber;
  private final Function<ScanCursor, CompletableFuture<ScanPage<T>>> pages;
  private final AtomicInteger news = new AtomicInteger();
  private final AtomicLong demand = new AtomicLong();
  private final AtomicReference<@Nullable ScanPage<T>> arrived = new AtomicReference<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile @Nullable CompletableFuture<?> request;
  private volatile boolean ended;

  // Only the thread that drains touches what follows.
  private ScanPage<T> page = new ScanPage<>(List.of(), ScanCursor.START);
  private boolean started;
  private int taken;

  ScanSubscription(
      Flow.Subscriber<? super T> subscriber,
      Function<ScanCursor, CompletableFuture<ScanPage<T>>> pages) {
    this.subscriber = subscriber;
    this.pages = pages;
  }

  /** Greets the subscriber; it may ask and cancel within that, but gets nothing before. */
  void start() {
    news.set(1);
    guarded(() -> subscriber.onSubscribe(this));
    drainAll();
  }

  @Override
  public void request(long elements) {
    if (elements > 0) {
      demand.accumulateAndGet(elements, ScanSubscription::cappedSum);
      drain();
    } else {
      fail(
          new IllegalArgumentException(
              "demand must be positive (Reactive Streams, rule 3.9): " + elements));
    }
  }

  private static long cappedSum(long some, long more) {
    return more > Long.MAX_VALUE - some ? Long.MAX_VALUE : some + more;
  }

  @Override
  public void cancel() {
    ended = true;
    CompletableFuture<?> open = request;
    if (open != null) {
      open.cancel(false);
    }
  }

  private void fail(Throwable cause) {
    failure.compareAndSet(null, cause);
    drain();
  }

  private void drain() {
    if (news.getAndIncrement() == 0) {
      drainAll();
    }
  }

  private void drainAll() {
    int seen = 1;
    while (seen != 0) {
      guarded(this::advance);
      seen = news.addAndGet(-seen);
    }
  }

  /** A subscriber that throws gets no more, and harms nobody else. */
  private void guarded(Runnable signals) {
    try {
      signals.run();
    } catch (RuntimeException | Error e) {
      cancel();
      LOG.warn("subscriber failed, its scan is cancelled", e);
    }
  }

  private void advance() {
    ScanPage<T> next = arrived.getAndSet(null);
    if (next != null) {
      page = next;
      taken = 0;
      request = null;
    }
    emit();
    if (ended) {
      return;
    }
    Throwable cause = failure.get();
    if (cause != null) {
      ended = true;
      subscriber.onError(cause);
    } else if (taken == page.items().size() && request == null) {
      turnPage();
    }
  }

  private void emit() {
    List<T> items = page.items();
    while (taken < items.size() && demand.get() > 0 && !ended && failure.get() == null) {
      demand.decrementAndGet();
      subscriber.onNext(items.get(taken++));
    }
  }

  private void turnPage() {
    if (started && page.isLast()) {
      ended = true;
      subscriber.onComplete();
    } else if (demand.get() > 0) {
      started = true;
      ask();
    }
  }

  private void ask() {
    CompletableFuture<ScanPage<T>> asked;
    try {
      asked = pages.apply(page.cursor());
    } catch (RuntimeException | Error e) {
      asked = CompletableFuture.failedFuture(e);
    }
    request = asked;
    if (ended) {
      asked.cancel(false);
    }
    asked.whenComplete(this::answered);
  }

  private void answered(@Nullable ScanPage<T> answer, @Nullable Throwable cause) {
    if (cause == null) {
      arrived.set(answer);
      drain();
    } else {
      fail(Causes.bare(cause));
    }
  }
}
