package io.github.ledis4j.internal.connection;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Hands calls on that are for other servers, where there is somebody who takes them. Event-loop
 * confined.
 */
final class Forwarding {
  private final Outbox outbox;
  private final EventLoop loop;
  private final Runnable drain;
  private @Nullable Elsewhere elsewhere;

  Forwarding(Outbox outbox, EventLoop loop, Runnable drain) {
    this.outbox = outbox;
    this.loop = loop;
    this.drain = drain;
  }

  /** Says who takes them; before the first call is submitted. */
  void to(Elsewhere other) {
    elsewhere = other;
  }

  /** Hands a call on that the server has refused, if it is for another server. */
  boolean takes(Call<?> call, String error) {
    Elsewhere other = elsewhere;
    if (other == null || call.isEnded() || !other.concerns(call, error)) {
      return false;
    }
    outbox.leave(call);
    call.unsent();
    other.refused(call, error);
    return true;
  }

  /** Without a channel, a fence says that what waits ahead of it may have to go elsewhere. */
  void clearAheadOfFences() {
    Elsewhere other = elsewhere;
    if (other == null || !outbox.holdsFence()) {
      return;
    }
    for (Call<?> call : outbox.takeOut(call -> call instanceof Fence || other.isElsewhere(call))) {
      if (call instanceof Fence fence) {
        fence.passed();
      } else {
        call.unsent();
        other.givenBack(call);
      }
    }
  }

  /** There is a channel now, or there is none, and what waits may have to go elsewhere. */
  void reachable(boolean now) {
    Elsewhere other = elsewhere;
    if (other == null) {
      return;
    }
    other.reachable(now);
    try {
      loop.execute(drain);
    } catch (RejectedExecutionException e) {
      return; // all that waits ends with the event loop
    }
  }
}
