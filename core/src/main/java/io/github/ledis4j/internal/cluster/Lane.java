package io.github.ledis4j.internal.cluster;

import java.util.List;

/**
 * The way to one node, on which calls stay in order. Thread-safe; nothing here waits or throws.
 *
 * @param <C> the type of calls
 */
interface Lane<C> extends SlotOwner<C> {

  /**
   * Sends a call behind all that was sent before; what comes of it is told later, never from
   * within.
   */
  void send(C call);

  /** The same with several, in order. */
  default void sendAll(List<C> calls) {
    calls.forEach(this::send);
  }

  /** The same with a call that was kept or refused. */
  void resend(C call);

  /**
   * Runs something, on any thread, when all that was sent before has left this lane: answered,
   * failed, or handed to {@link SlotTable#refused}.
   */
  void whenEmptied(Runnable task);

  @Override
  default Lane<C> take(int slot, C call) {
    send(call);
    return this;
  }
}
