package io.github.ledis4j.internal.event;

import io.github.ledis4j.event.ConnectionEvent;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscriber that wants all events, and that goes on when its handler throws.
 *
 * @param handler told of each event
 * @param <E> the type of events
 */
public record EventHandler<E>(Consumer<? super E> handler) implements Flow.Subscriber<E> {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionEvent.class);

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(E event) {
    try {
      handler.accept(event);
    } catch (RuntimeException | Error e) {
      LOG.warn("handler of {} failed", event, e);
    }
  }

  @Override
  public void onError(Throwable misuse) {
    LOG.warn("events are not passed on any more", misuse);
  }

  @Override
  public void onComplete() {
    // A handler has nothing to do when there are no more events.
  }
}
