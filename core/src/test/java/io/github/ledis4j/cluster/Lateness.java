package io.github.ledis4j.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** How late what servers push was at most: on a slow machine that is later than on others. */
final class Lateness {
  private final Map<Object, Instant> begun = new ConcurrentHashMap<>();
  private final AtomicReference<Duration> latest;

  /** Nothing came yet; something may be that late at least. */
  Lateness(Duration least) {
    this.latest = new AtomicReference<>(least);
  }

  /** Something is about to be published. */
  void begins(Object what, Instant now) {
    begun.put(what, now);
  }

  /** It has come. */
  void came(Object what) {
    Instant now = Instant.now();
    Duration late = Duration.between(begun.getOrDefault(what, now), now);
    latest.accumulateAndGet(late, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  Duration most() {
    return latest.get();
  }
}
