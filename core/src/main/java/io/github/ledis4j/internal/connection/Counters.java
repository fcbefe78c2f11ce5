package io.github.ledis4j.internal.connection;

/** What happened to one connection. Written by its event loop only, read by any thread. */
final class Counters {
  private volatile boolean connected;
  private volatile long reconnects;
  private volatile long failedConnects;
  private volatile long timeouts;
  private volatile long repeated;

  void connected(boolean again) {
    connected = true;
    if (again) {
      reconnects = reconnects + 1;
    }
  }

  void connectFailed() {
    failedConnects = failedConnects + 1;
  }

  void lost() {
    connected = false;
  }

  void timedOut() {
    timeouts = timeouts + 1;
  }

  void repeated(int calls) {
    repeated = repeated + calls;
  }

  ConnectionSnapshot snapshot(int commands, long bytes) {
    return new ConnectionSnapshot(
        connected, commands, bytes, reconnects, failedConnects, timeouts, repeated);
  }
}
