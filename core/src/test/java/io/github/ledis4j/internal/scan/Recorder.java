package io.github.ledis4j.internal.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps all that a publisher signals, and asks only for what it is told to. */
public class Recorder<T> implements Flow.Subscriber<T> {
  private final List<T> items = new ArrayList<>();
  private final CompletableFuture<List<T>> end = new CompletableFuture<>();
  private final long first;
  private Flow.@Nullable Subscription subscription;
  private int ends;

  /** Makes a subscriber that asks for so many at once, or for none. */
  public Recorder(long first) {
    this.first = first;
  }

  /** All that a publisher gives. */
  public static <T> List<T> all(Flow.Publisher<T> publisher) {
    Recorder<T> recorder = new Recorder<>(Long.MAX_VALUE);
    publisher.subscribe(recorder);
    return recorder.end().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (first > 0) {
      given.request(first);
    }
  }

  @Override
  public synchronized void onNext(T item) {
    items.add(item);
  }

  @Override
  public synchronized void onError(Throwable failure) {
    ends++;
    end.completeExceptionally(failure);
  }

  @Override
  public synchronized void onComplete() {
    ends++;
    end.complete(items);
  }

  public synchronized Flow.Subscription subscription() {
    if (subscription == null) {
      throw new IllegalStateException("not subscribed");
    }
    return subscription;
  }

  public synchronized List<T> items() {
    return List.copyOf(items);
  }

  synchronized int ends() {
    return ends;
  }

  public CompletableFuture<List<T>> end() {
    return end;
  }
}
