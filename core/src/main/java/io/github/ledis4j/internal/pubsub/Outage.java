package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.pubsub.Gap;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A time in which messages of some names may be missed. It is told of when each of them is
 * subscribed again or nobody wants it any more. Event-loop confined.
 */
final class Outage<K> {
  private final Instant since;
  private final InstantSource wall;
  private final Consumer<Gap<K>> gaps;
  private final List<K> renewed = new ArrayList<>();
  private int open;

  Outage(Instant since, InstantSource wall, Consumer<Gap<K>> gaps) {
    this.since = since;
    this.wall = wall;
    this.gaps = gaps;
  }

  Instant since() {
    return since;
  }

  void begins() {
    open++;
  }

  /** A name is subscribed again. */
  void renewed(K key) {
    renewed.add(key);
    ends();
  }

  /** The same of one that is not wanted any more. */
  void ends() {
    if (--open == 0 && !renewed.isEmpty()) {
      gaps.accept(new Gap<>(since, wall.instant(), renewed));
    }
  }
}
