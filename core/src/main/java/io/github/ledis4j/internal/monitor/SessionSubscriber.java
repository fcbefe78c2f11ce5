package io.github.ledis4j.internal.monitor;

import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.Handed;
import io.github.ledis4j.internal.connection.Callbacks;
import io.github.ledis4j.monitor.MonitorEvent;
import io.github.ledis4j.monitor.MonitorSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Asks for one event at a time, and keeps what nobody took who had asked for it. */
final class SessionSubscriber implements MonitorSession, Flow.Subscriber<MonitorEvent> {
  private final MonitorCore monitor;
  private final MonitorSubscription subscription;

  // Guarded by this.
  private final Deque<MonitorEvent> kept = new ArrayDeque<>(2);
  private final Handed<MonitorEvent> handed = new Handed<>();
  private @Nullable CompletableFuture<@Nullable MonitorEvent> asked;
  private boolean owed;
  private boolean ended;
  private @Nullable Throwable failure;

  SessionSubscriber(MonitorCore monitor) {
    this.monitor = monitor;
    this.subscription = new MonitorSubscription(monitor, this, () -> end(null));
  }

  CompletableFuture<MonitorSession> open() {
    CompletableFuture<MonitorSession> opened = new GuardedFuture<>();
    subscription.start();
    subscription
        .started()
        .whenComplete(
            (begun, failed) -> {
              if (failed == null) {
                opened.complete(this);
              } else {
                opened.completeExceptionally(failed);
              }
            });
    opened.whenComplete(
        (session, failed) -> {
          if (failed != null) {
            close();
          }
        });
    return opened;
  }

  @Override
  public CompletableFuture<@Nullable MonitorEvent> next() {
    CompletableFuture<@Nullable MonitorEvent> next = new GuardedFuture<>();
    boolean request;
    synchronized (this) {
      handed.takeBack(kept);
      if (asked != null && !asked.isDone() || !handed.isEmpty()) {
        throw new IllegalStateException("the event asked for before has not come yet");
      }
      asked = next;
      request = kept.isEmpty() && !ended && !owed;
      owed |= request;
    }
    if (request) {
      subscription.request(1);
    } else {
      deliver();
    }
    return next;
  }

  @Override
  public void close() {
    subscription.cancel();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    // It is the one that was made for this session, which asks it when it is asked.
  }

  @Override
  public void onNext(MonitorEvent event) {
    synchronized (this) {
      owed = false;
      kept.addLast(event);
    }
    deliver();
  }

  @Override
  public void onError(Throwable cause) {
    end(cause);
  }

  @Override
  public void onComplete() {
    end(null);
  }

  private void end(@Nullable Throwable cause) {
    synchronized (this) {
      if (!ended) {
        ended = true;
        failure = cause;
      }
    }
    deliver();
  }

  /** Elsewhere than here: what hangs on the future may wait for the next event. */
  private void deliver() {
    CompletableFuture<@Nullable MonitorEvent> taker;
    MonitorEvent event;
    synchronized (this) {
      handed.takeBack(kept);
      taker = asked;
      if (taker == null || kept.isEmpty() && !ended) {
        return;
      }
      asked = null;
      event = kept.pollFirst();
      if (event != null) {
        handed.add(taker, event);
      }
    }
    Callbacks.run(monitor.executor(), () -> complete(taker, event));
  }

  private void complete(
      CompletableFuture<@Nullable MonitorEvent> taker, @Nullable MonitorEvent event) {
    if (event == null) {
      finish(taker);
    } else if (!taker.complete(event)) {
      deliver();
    }
  }

  private synchronized @Nullable Throwable failure() {
    return failure;
  }

  private void finish(CompletableFuture<@Nullable MonitorEvent> taker) {
    Throwable cause = failure();
    if (cause == null) {
      taker.complete(null);
    } else {
      taker.completeExceptionally(cause);
    }
  }
}
