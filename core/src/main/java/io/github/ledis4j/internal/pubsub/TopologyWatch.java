package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.internal.pool.MasterRoute;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Has subscriptions settled where the topology wants them, and the topology looked at as long as
 * that is needed. Event-loop confined.
 */
final class TopologyWatch {
  private static final long PAUSE_MILLIS = 100;

  private final MasterRoute route;
  private final Receiver<?, ?> receiver;
  private final BooleanSupplier needed;
  private final Runnable settle;
  private final Runnable unregister;
  private final AtomicBoolean settlesSoon = new AtomicBoolean();
  private boolean looking;

  /**
   * Begins to watch.
   *
   * @param needed tells whether something is not where it belongs
   * @param settle moves it there
   */
  TopologyWatch(
      MasterRoute route, Receiver<?, ?> receiver, BooleanSupplier needed, Runnable settle) {
    this.route = route;
    this.receiver = receiver;
    this.needed = needed;
    this.settle = settle;
    this.unregister = route.whenLooked(this::settleSoon);
  }

  /** Thread-safe. */
  private void settleSoon() {
    if (settlesSoon.compareAndSet(false, true)) {
      receiver.tryExecute(this::settle);
    }
  }

  void settle() {
    settlesSoon.set(false);
    settle.run();
  }

  /** Has it looked at for as long as there is something that is not where it belongs. */
  void look() {
    if (looking || receiver.isClosed() || !needed.getAsBoolean()) {
      return;
    }
    looking = true;
    route
        .look()
        .whenComplete((done, failure) -> receiver.tryExecute(() -> looked(failure == null)));
  }

  private void looked(boolean known) {
    looking = false;
    if (known) {
      settle();
      look();
    } else {
      lookLater();
    }
  }

  void lookLater() {
    receiver.main().loop().schedule(this::look, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  void end() {
    unregister.run();
  }
}
