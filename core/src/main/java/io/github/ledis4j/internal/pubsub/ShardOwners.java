package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.internal.pool.ShardRoute;
import io.github.ledis4j.options.Endpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which slot: what a node has said of that holds as long as the topology is what it was
 * then. Event-loop confined.
 */
final class ShardOwners {
  private record Redirect(Endpoint node, @Nullable Endpoint insteadOf) {}

  private final ShardRoute route;
  private final Map<Integer, Redirect> redirects = new HashMap<>();

  ShardOwners(ShardRoute route) {
    this.route = route;
  }

  /** The node that owns a slot, as far as is known, or null. */
  @Nullable Endpoint owner(int slot) {
    Endpoint known = route.owner(slot);
    Redirect redirect = redirects.get(slot);
    if (redirect != null && Objects.equals(redirect.insteadOf, known)) {
      return redirect.node;
    }
    redirects.remove(slot);
    return known;
  }

  /** Tells whether a slot is owned by somebody, and not by this node. */
  boolean isElsewhere(int slot, Endpoint node) {
    Endpoint owner = owner(slot);
    return owner != null && !owner.equals(node);
  }

  /** A node says who owns a slot. */
  void redirected(int slot, Endpoint named) {
    redirects.put(slot, new Redirect(route.known(named), route.owner(slot)));
  }

  /** What was said of a slot has led nowhere. */
  void forget(int slot) {
    redirects.remove(slot);
  }

  /** A node cannot be reached: what it was said to own may be another's by now. */
  void forget(Endpoint node) {
    redirects.values().removeIf(redirect -> redirect.node.equals(node));
  }
}
