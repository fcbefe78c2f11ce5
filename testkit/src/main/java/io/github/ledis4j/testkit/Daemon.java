package io.github.ledis4j.testkit;

/** Threads that keep no JVM alive. */
final class Daemon {
  private Daemon() {}

  static Thread start(String name, Runnable task) {
    Thread thread = new Thread(task, "ledis4j-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
