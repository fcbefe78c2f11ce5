package io.github.ledis4j.internal.pubsub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One command that subscribes names, and who waits for it. Event-loop confined. */
final class Exchange<K, V> {
  private final SubscriptionKind kind;
  private final List<Name<K, V>> names;
  private final boolean renewal;
  private final Set<Registration<K, V>> waiting = new LinkedHashSet<>();

  /**
   * Makes an exchange that the names wait for from now on.
   *
   * @param renewal whether they were subscribed before, on a connection that was lost
   */
  Exchange(SubscriptionKind kind, List<Name<K, V>> names, boolean renewal) {
    this.kind = kind;
    this.names = new ArrayList<>(names);
    this.renewal = renewal;
    names.forEach(name -> name.exchange = this);
  }

  SubscriptionKind kind() {
    return kind;
  }

  /** Those names that are not unsubscribed meanwhile. */
  List<Name<K, V>> names() {
    names.removeIf(name -> name.exchange != this);
    return names;
  }

  boolean isRenewal() {
    return renewal;
  }

  Set<Registration<K, V>> waiting() {
    return waiting;
  }
}
