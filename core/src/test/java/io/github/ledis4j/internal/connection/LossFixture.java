package io.github.ledis4j.internal.connection;

import io.netty.channel.DefaultEventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls in flight and in the queue, and the loss of the channel under them. */
final class LossFixture implements AutoCloseable {
  final Credit credit = new Credit(100, 10_000);
  private final DefaultEventLoop loop = new DefaultEventLoop();
  private final Outbox outbox = new Outbox(credit, loop, () -> {});
  final ReplyBudget replyBudget = new ReplyBudget(10_000, loop, new Reading(() -> null));
  private final Counters counters = new Counters();
  private final LostCalls lostCalls = new LostCalls(outbox, replyBudget, counters);
  private final CallRing refused = new CallRing();
  private final CallRing inFlight = new CallRing();

  /** Puts calls in flight. */
  void inFlight(Call<?>... calls) {
    for (Call<?> call : calls) {
      if (call.deadline == 0) {
        outbox.admit(call);
      }
      inFlight.add(call);
    }
  }

  void inFlight(Unit unit) {
    inFlight(unit.calls().toArray(Call<?>[]::new));
  }

  /** Has the server refuse calls for now, while those in flight are unanswered. */
  void refused(Call<?>... calls) {
    for (Call<?> call : calls) {
      outbox.admit(call);
      refused.add(call);
    }
  }

  /** Puts calls into the queue, never sent. */
  void waiting(Call<?>... calls) {
    for (Call<?> call : calls) {
      outbox.submit(call);
    }
    outbox.collect(System.nanoTime());
  }

  /** The peer closed the channel. */
  void lose() {
    end(true, null);
  }

  void end(boolean maySendAgain, @Nullable Throwable cause) {
    lostCalls.end(refused, inFlight, maySendAgain, "connection was lost", cause);
  }

  long repeated() {
    return counters.snapshot(0, 0).repeated();
  }

  /** Takes the calls out of the queue, in the order in which they would be sent. */
  List<Call<?>> takeWaiting() {
    List<Call<?>> all = new ArrayList<>();
    for (Call<?> call = outbox.poll(); call != null; call = outbox.poll()) {
      all.add(call);
    }
    return all;
  }

  /** Sends what is in the queue. */
  List<Call<?>> sendWaiting() {
    List<Call<?>> all = takeWaiting();
    all.forEach(inFlight::add);
    return all;
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
  }
}
