package io.github.ledis4j.internal.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber and what it has not taken yet of something that cannot wait for it: past the bound
 * the oldest is dropped. Signals are serial and run on an executor. Thread-safe by its lock, which
 * is never held while the subscriber runs.
 */
public abstract class BufferedSubscription<T> implements Flow.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(BufferedSubscription.class);

  /** After so many signals others get their turn on the executor. */
  private static final int TURN = 256;

  private final Executor executor;
  private final int most;
  private final long mostBytes;

  // Guarded by this.
  private Flow.@Nullable Subscriber<? super T> subscriber;
  private final Deque<T> buffer = new ArrayDeque<>();
  private long bytes;
  private long demand;
  private boolean started;
  private boolean running;
  private boolean ending;
  private boolean over;
  private @Nullable Throwable failure;
  private @Nullable Throwable misuse;

  /**
   * Makes a subscription that tells nothing before the first {@link #wake}.
   *
   * @param most how many elements may wait
   * @param mostBytes how many bytes they may have together, where {@link #bytes} says so; one
   *     element may wait however large
   */
  protected BufferedSubscription(
      Flow.Subscriber<? super T> subscriber, Executor executor, int most, long mostBytes) {
    this.subscriber = subscriber;
    this.executor = executor;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Says how much memory an element takes. */
  protected long bytes(T element) {
    return 0;
  }

  /** Told of each element that is dropped. */
  protected abstract void dropped();

  /** Told when nothing is wanted any more, maybe more than once. */
  protected abstract void cancelled();

  /** Gives an element to the subscriber when it is its turn. */
  public final void offer(T element) {
    long size = bytes(element);
    synchronized (this) {
      if (over || ending) {
        return;
      }
      while (buffer.size() == most || !buffer.isEmpty() && bytes + size > mostBytes) {
        bytes -= bytes(buffer.removeFirst());
        dropped();
      }
      buffer.addLast(element);
      bytes += size;
    }
    wake();
  }

  /** Ends the subscription after what it was already given to take. */
  public final void complete() {
    end(null);
  }

  /** Fails the subscription after what it was already given to take. */
  public final void fail(Throwable cause) {
    end(cause);
  }

  private void end(@Nullable Throwable cause) {
    synchronized (this) {
      if (ending) {
        return;
      }
      ending = true;
      failure = cause;
    }
    wake();
  }

  @Override
  public final void request(long n) {
    synchronized (this) {
      if (n <= 0) {
        misuse =
            new IllegalArgumentException(
                "demand must be positive (Reactive Streams, rule 3.9): " + n);
      } else {
        demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
      }
    }
    wake();
  }

  @Override
  public final void cancel() {
    synchronized (this) {
      over = true;
      subscriber = null; // timers of a connection may know this object for a while yet
      buffer.clear();
      bytes = 0;
    }
    cancelled();
  }

  /** Tells whether the subscriber gets nothing any more. */
  protected final synchronized boolean isOver() {
    return over;
  }

  /** Lets the executor tell the subscriber what there is to tell, if it is not at it already. */
  public final void wake() {
    synchronized (this) {
      if (running || over) {
        return;
      }
      running = true;
    }
    hand();
  }

  private void hand() {
    try {
      executor.execute(this::tell);
    } catch (RuntimeException | Error e) {
      LOG.warn("a subscriber is told nothing any more, the executor refused", e);
      refused(e);
    }
  }

  /** Says so here, as the executor does not run: whoever waits for the end would wait for ever. */
  private void refused(Throwable cause) {
    Flow.Subscriber<? super T> told;
    boolean greeted;
    synchronized (this) {
      told = subscriber;
      greeted = started;
    }
    cancel();
    try {
      if (told != null) {
        if (!greeted) {
          told.onSubscribe(this);
        }
        told.onError(cause);
      }
    } catch (RuntimeException | Error e) {
      LOG.warn("subscriber failed at its end", e);
    }
  }

  private void tell() {
    try {
      for (int i = 0; i < TURN; i++) {
        Runnable signal = next();
        if (signal == null) {
          return;
        }
        signal.run();
      }
    } catch (RuntimeException | Error e) {
      LOG.warn("subscriber failed, it is told nothing any more", e);
      cancel();
      return;
    }
    hand();
  }

  private synchronized @Nullable Runnable next() {
    Flow.Subscriber<? super T> told = subscriber;
    if (told == null) {
      return null;
    }
    if (!started) {
      started = true;
      return () -> told.onSubscribe(this);
    }
    Throwable misused = misuse;
    if (misused != null) {
      cancel();
      return () -> told.onError(misused);
    }
    T element = demand > 0 ? buffer.pollFirst() : null;
    if (element != null) {
      demand--;
      bytes -= bytes(element);
      return () -> told.onNext(element);
    }
    if (ending && buffer.isEmpty()) {
      over = true;
      subscriber = null;
      Throwable cause = failure;
      return cause == null ? told::onComplete : () -> told.onError(cause);
    }
    running = false;
    return null;
  }
}
