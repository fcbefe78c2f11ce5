package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.internal.connection.SubscriptionCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One command that subscribes names, and who waits for it. Event-loop confined. */
final class SubscribeCommand<K, V> {
  private static final int DETOURS = 4;

  private final SubscriptionKind kind;
  private final List<SubscribedName<K, V>> names;
  private final boolean renewal;
  private final Set<Taker<K, V>> waiting = new LinkedHashSet<>();
  private @Nullable SubscriptionCall call;
  private boolean parked;
  private int detours;

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

  /** It is on its way. */
  void sent(SubscriptionCall how) {
    call = how;
    parked = false;
  }

  /** It waits until it can be sent. Nodes then know more than the topology once, but not twice. */
  void park() {
    parked = true;
    detours = DETOURS - 1;
  }

  boolean isParked() {
    return parked;
  }

  /** Tells whether it may go at once where a node says, rather than to wait for the topology. */
  boolean mayDetour() {
    return ++detours <= DETOURS;
  }

  /** Takes over from a command for the same names, which are to be had elsewhere. */
  void replace(SubscribeCommand<K, V> old) {
    List<Taker<K, V>> takers = List.copyOf(old.waiting);
    old.waiting.clear();
    takers.forEach(taker -> taker.waitFor(this));
    takers.forEach(Taker::confirm);
    if (old.call != null) {
      old.call.cancel(false);
    }
  }
}
