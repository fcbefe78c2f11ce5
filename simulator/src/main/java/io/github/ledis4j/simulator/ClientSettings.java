package io.github.ledis4j.simulator;

import io.github.ledis4j.options.ConnectionOptions;
import java.time.Duration;
import java.util.SplittableRandom;

/** Settings that every client of the simulator has, and those that are left to chance. */
final class ClientSettings {
  private ClientSettings() {}

  static void set(ConnectionOptions.Builder options, Stage stage, SplittableRandom random) {
    options
        .eventLoopGroup(stage.group())
        .reconnectMax(Duration.ofMillis(500))
        .deadPeerAfter(Duration.ofMillis(500))
        .connectTimeout(Duration.ofMillis(400))
        .sharedConnections(1 + random.nextInt(2));
    if (random.nextInt(3) == 0) {
      options.maxQueuedCommands(16 + random.nextInt(100));
    }
    if (random.nextInt(4) == 0) {
      options.healthCheckAfter(Duration.ofMillis(20 + random.nextInt(200)));
    }
    if (random.nextInt(4) == 0) {
      options.probeEvery(3 + random.nextInt(5));
    }
    if (random.nextInt(4) == 0) {
      options.connectTimeout(Duration.ofMillis(1_300));
    }
  }
}
