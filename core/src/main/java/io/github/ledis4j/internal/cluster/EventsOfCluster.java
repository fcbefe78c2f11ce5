package io.github.ledis4j.internal.cluster;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.cluster.ClusterEvent;
import io.github.ledis4j.cluster.ClusterEvents;
import io.github.ledis4j.internal.event.EventHandler;
import io.github.ledis4j.internal.event.Hub;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** The changes of one cluster. Thread-safe. */
record EventsOfCluster(Hub<ClusterEvent> hub) implements ClusterEvents {
  @Override
  public Flow.Subscription subscribe(Consumer<? super ClusterEvent> handler) {
    return hub.subscribe(this, new EventHandler<>(requireNonNull(handler, "handler")));
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ClusterEvent> subscriber) {
    hub.subscribe(this, requireNonNull(subscriber, "subscriber"));
  }

  @Override
  public long dropped() {
    return hub.dropped();
  }
}
