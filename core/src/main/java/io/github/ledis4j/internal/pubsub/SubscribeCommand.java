package io.github.ledis4j.internal.pubsub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One command that subscribes names, and who waits for it. Event-loop confined. */
final class SubscribeCommand<K, V> {
  private final SubscriptionKind kind;
  private final List<SubscribedName<K, V>> names;
  private final boolean renewal;
  private final Set<Taker<K, V>> waiting = new LinkedHashSet<>();

  /**
   * Makes a command that the names wait for from now on.
   *
   * @param renewal whether they were subscribed before, on a connection that was lost
   */
  SubscribeCommand(SubscriptionKind kind, List<SubscribedName<K, V>> names, boolean renewal) {
    this.kind = kind;
    this.names = new ArrayList<>(names);
    this.renewal = renewal;
    names.forEach(name -> name.command = this);
  }

  SubscriptionKind kind() {
    return kind;
  }

  /** Those names that are not unsubscribed meanwhile. */
  List<SubscribedName<K, V>> names() {
    names.removeIf(name -> name.command != this);
    return names;
  }

  boolean isRenewal() {
    return renewal;
  }

  Set<Taker<K, V>> waiting() {
    return waiting;
  }
}
