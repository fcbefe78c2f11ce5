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

  /** Whether a channel was lost or not had since what waits was looked at. */
  private boolean lost;

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
    String said = other == null || call.isEnded() ? null : call.redirected(error);
    if (other == null || said == null || !other.concerns(call, said)) {
      return false;
    }
    outbox.leave(call);
    call.unsent();
    other.refused(call, said);
    return true;
  }

  /**
   * Without a channel, hands on what is for other servers: when there is none any more, and when a
   * fence waits for it.
   */
  void clear() {
    Elsewhere other = elsewhere;
    if (other == null || !lost && !outbox.holdsFence()) {
      return;
    }
    lost = false;
    for (Call<?> call :
        outbox.takeOut(
            call -> call instanceof Fence || !call.isEnded() && other.isElsewhere(call))) {
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
    lost = !now;
    other.reachable(now);
    try {
      loop.execute(drain);
    } catch (RejectedExecutionException e) {
      return; // all that waits ends with the event loop
    }
  }
}
