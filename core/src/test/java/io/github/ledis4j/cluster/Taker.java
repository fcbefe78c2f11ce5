package io.github.ledis4j.cluster;

import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes keys a few at a time, on the thread of a test. */
final class Taker implements Flow.Subscriber<String> {
  private static final String OVER = new String("over");

  private final BlockingQueue<Object> signals = new LinkedBlockingQueue<>();
  private Flow.Subscription subscription;

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
  }

  @Override
  public void onNext(String key) {
    signals.add(key);
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(failure);
  }

  @Override
  public void onComplete() {
    signals.add(OVER);
  }

  /** Waits for so many keys; false if there are no more. */
  boolean take(int count, Collection<? super String> keys) {
    subscription.request(count);
    for (int i = 0; i < count; i++) {
      Object signal = next();
      if (signal == OVER) {
        return false;
      } else if (signal instanceof Throwable failure) {
        throw new AssertionError(failure);
      }
      keys.add((String) signal);
    }
    return true;
  }

  private Object next() {
    try {
      Object signal = signals.poll(30, TimeUnit.SECONDS);
      if (signal == null) {
        throw new AssertionError("no key and no end within 30 s");
      }
      return signal;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
