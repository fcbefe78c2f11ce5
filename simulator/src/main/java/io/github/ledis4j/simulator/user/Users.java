package io.github.ledis4j.simulator.user;

import io.github.ledis4j.pool.PoolStatistics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** A client of a schedule, and those who use it. */
public interface Users {
  /** One of them does something that these users can do. */
  void act(Enum<?> deed, SplittableRandom random);

  /** A command that has to succeed when the weather is fair. */
  CompletableFuture<?> tryOnce();

  /** What their client holds, of each server; nothing when nobody does anything any more. */
  List<PoolStatistics> held();

  /** Looks whether their client has opened only what it may. */
  void requireSockets();

  /** Whether a writer of theirs has commands left, with which it starts again and again. */
  default boolean isWriting() {
    return false;
  }

  /** Looks at everything, when all is over. */
  void check();

  /** Somebody begins something that has no end when their client is closed. */
  void begin();

  /** Closes their client. */
  CompletableFuture<Void> closeAsync();
}
