package io.github.ledis4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/**
 * Finds TCP ports that nobody uses, below the range that systems hand out to outgoing connections,
 * so none can take them meanwhile.
 */
final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int BUS = 10_000; // from a node's port to that of its cluster bus
  private static final int ATTEMPTS = 200;
  // In turn, so that no two nodes get the same before they listen.
  private static final AtomicInteger NODES =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(LAST - FIRST - BUS));

  private FreePorts() {}

  static int forServer() {
    return find(() -> ThreadLocalRandom.current().nextInt(FIRST, LAST), FreePorts::isFree);
  }

  /** Finds one whose bus port is free too. */
  static int forClusterNode() {
    return find(
        () -> FIRST + Math.floorMod(NODES.getAndIncrement(), LAST - FIRST - BUS),
        port -> isFree(port) && isFree(port + BUS));
  }

  private static int find(IntSupplier candidates, IntPredicate fits) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int candidate = candidates.getAsInt();
      if (fits.test(candidate)) {
        return candidate;
      }
    }
    throw new UncheckedIOException(new IOException("no free TCP port found"));
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
