package io.github.ledis4j.internal.lock;

import io.github.ledis4j.internal.GuardedFuture;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The locks of one client that are being taken or are held, so that closing can tell them. */
public final class ClientLocks {
  private final LockOrphans orphans = new LockOrphans();

  // Guarded by this.
  private final Set<LockWait> waits = new LinkedHashSet<>();
  private final Set<Holding> held = new LinkedHashSet<>();
  private boolean closing;

  LockOrphans orphans() {
    return orphans;
  }

  synchronized void begin(LockWait wait) {
    if (closing) {
      throw new IllegalStateException("client is closed");
    }
    waits.add(wait);
  }

  synchronized void end(LockWait wait) {
    waits.remove(wait);
  }

  /** Answers whether the lock will be told when the client is closed. */
  synchronized boolean begin(Holding lock) {
    return !closing && held.add(lock);
  }

  synchronized void end(Holding lock) {
    held.remove(lock);
  }

  /** Sends all who wait away; completes when what the server gave them meanwhile is released. */
  public CompletableFuture<Void> closeAsync() {
    List<LockWait> waiting;
    List<Holding> lost;
    synchronized (this) {
      closing = true;
      waiting = List.copyOf(waits);
      lost = List.copyOf(held);
    }
    waiting.forEach(LockWait::close);
    lost.forEach(Holding::clientClosed);
    return GuardedFuture.allOf(waiting.stream().map(LockWait::over).toList());
  }
}
