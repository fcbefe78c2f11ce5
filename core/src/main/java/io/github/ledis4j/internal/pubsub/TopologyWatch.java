package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.internal.pool.MasterRoute;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has subscriptions settled where the topology wants them, and the topology looked at as long as
 * that is needed. Event-loop confined.
 */
final class TopologyWatch {
  /** How far what a node says of the others may be behind. */
  static final Duration BEHIND = Duration.ofSeconds(2);

  private static final long PAUSE_MILLIS = 100;

  private final MasterRoute route;
  private final Receiver<?, ?> receiver;
  private final BooleanSupplier needed;
  private final Runnable settle;
  private final AtomicBoolean settlesSoon = new AtomicBoolean();
  private @Nullable Runnable unregister;
  private boolean looking;
  private boolean looked;
  private boolean failed;

  /**
   * Makes one that begins with the first look.
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
  }

  /** Thread-safe. */
  private void settleSoon() {
    if (settlesSoon.compareAndSet(false, true)) {
      receiver.tryExecute(
          () -> {
            settlesSoon.set(false);
            failed = false;
            settle.run();
          });
    }
  }

  /** Has it looked at for as long as there is something that is not where it belongs. */
  void look() {
    register();
    if (looking || receiver.isClosed() || !needed.getAsBoolean()) {
      return;
    }
    looking = true;
    route
        .look()
        .whenComplete((done, failure) -> receiver.tryExecute(() -> looked(failure == null)));
  }

  private void register() {
    if (unregister == null && !receiver.isClosed()) {
      unregister = route.whenLooked(this::settleSoon);
    }
  }

  private void looked(boolean known) {
    looked = true;
    failed = !known;
    settle.run();
    looking = false;
    if (known) {
      look();
    } else {
      lookLater();
    }
  }

  /** Tells whether a look that was asked for here is over, however it ended. */
  boolean hasLooked() {
    return looked;
  }

  /** Tells whether what is known of the topology is what the last look has shown. */
  boolean isCurrent() {
    return !failed;
  }

  Instant now() {
    return receiver.main().line().wall().instant();
  }

  void lookLater() {
    register();
    receiver.main().loop().schedule(this::look, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  void end() {
    if (unregister != null) {
      unregister.run();
    }
  }
}
