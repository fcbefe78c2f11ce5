package io.github.ledis4j.internal.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Who takes the calls of a slot: the way to its master, or who keeps them until there is one.
 *
 * @param <C> the type of calls
 */
interface SlotOwner<C> {

  /** Takes a call; gives the lane that it was sent on, or null if it is kept. */
  @Nullable Lane<C> take(int slot, C call);
}
