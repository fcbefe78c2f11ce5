package io.github.ledis4j.testkit;

/** Holds back scripted replies while it is shut. Thread-safe. */
final class ReplyGate {
  private boolean shut;

  synchronized void shut() {
    shut = true;
  }

  synchronized void open() {
    shut = false;
    notifyAll();
  }

  synchronized void pass() throws InterruptedException {
    while (shut) {
      wait();
    }
  }
}
