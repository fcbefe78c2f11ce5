package io.github.ledis4j.internal.client;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.event.ConnectionEvents;
import io.github.ledis4j.internal.event.EventHandler;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** The events of one client's connections. Thread-safe. */
record EventsOfClient(ClientState client) implements ConnectionEvents {
  @Override
  public Flow.Subscription subscribe(Consumer<? super ConnectionEvent> handler) {
    return client.subscribe(new EventHandler<>(requireNonNull(handler, "handler")));
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ConnectionEvent> subscriber) {
    client.subscribe(requireNonNull(subscriber, "subscriber"));
  }

  @Override
  public long dropped() {
    return client.backend().events().dropped();
  }
}
