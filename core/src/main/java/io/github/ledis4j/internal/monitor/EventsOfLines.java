package io.github.ledis4j.internal.monitor;

import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.monitor.MonitorEvent;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads lines for a subscriber, on its own thread and not before it has asked for them. */
final class EventsOfLines implements Flow.Subscriber<byte[]> {
  private final Flow.Subscriber<? super MonitorEvent> subscriber;
  private Flow.@Nullable Subscription subscription;

  EventsOfLines(Flow.Subscriber<? super MonitorEvent> subscriber) {
    this.subscriber = subscriber;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    subscriber.onSubscribe(given);
  }

  @Override
  public void onNext(byte[] line) {
    MonitorEvent event;
    try {
      event = MonitorLine.read(line);
    } catch (ProtocolException e) {
      subscriber.onError(e);
      if (subscription != null) {
        subscription.cancel();
      }
      return;
    }
    subscriber.onNext(event);
  }

  @Override
  public void onError(Throwable failure) {
    subscriber.onError(failure);
  }

  @Override
  public void onComplete() {
    subscriber.onComplete();
  }
}
