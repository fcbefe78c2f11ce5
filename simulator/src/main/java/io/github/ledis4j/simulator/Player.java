package io.github.ledis4j.simulator;

import io.netty.util.concurrent.FastThreadLocalThread;

/**
 * A thread that plays schedules. A client chooses the connection of some commands by the id of the
 * caller's thread; all players have that of the main thread, so that nothing else than the seed
 * chooses.
 */
final class Player extends FastThreadLocalThread {
  Player(Runnable task) {
    super(task, "player");
    setDaemon(true);
  }

  @Override
  public long getId() {
    return 1;
  }
}
