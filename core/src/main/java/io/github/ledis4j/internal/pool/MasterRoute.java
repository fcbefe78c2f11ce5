package io.github.ledis4j.internal.pool;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The way to what each master pushes of its own keys. Thread-safe. */
public interface MasterRoute {

  /** All masters, as far as the topology is known; none while it is not. */
  Set<? extends PushSource> masters();

  /** Has the topology looked at as soon as may be; completes when that is over. */
  CompletableFuture<Void> look();

  /**
   * Has a task run whenever the topology was looked at; nothing in it may wait.
   *
   * @return ends that
   */
  Runnable whenLooked(Runnable task);
}
