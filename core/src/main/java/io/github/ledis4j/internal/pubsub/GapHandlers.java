package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.pubsub.Gap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is told of gaps, and how many there were. Thread-safe, but for the telling. */
final class GapHandlers<K> {
  private final List<Delivery<Gap<K>>> handlers = new CopyOnWriteArrayList<>();
  private volatile long count;

  void add(Delivery<Gap<K>> handler) {
    handlers.add(handler);
  }

  void remove(Delivery<Gap<K>> handler) {
    handlers.remove(handler);
  }

  long count() {
    return count;
  }

  /** On the event loop only. */
  void tell(Gap<K> gap) {
    count = count + 1; // nobody else writes it
    for (Delivery<Gap<K>> handler : handlers) {
      handler.offer(gap);
      handler.wake();
    }
  }

  void end() {
    handlers.forEach(handler -> handler.end(null, true));
  }
}
