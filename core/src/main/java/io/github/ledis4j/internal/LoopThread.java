package io.github.ledis4j.internal;

import io.netty.util.concurrent.FastThreadLocal;

/** Knows which threads are event loops that serve connections. Thread-safe. */
public final class LoopThread {
  private static final FastThreadLocal<Boolean> MARK = new FastThreadLocal<>();

  private LoopThread() {}

  /** Marks the current thread as one. */
  public static void mark() {
    MARK.set(Boolean.TRUE);
  }

  /** The current thread is none any more. */
  public static void unmark() {
    MARK.remove();
  }

  /** Tells whether the current thread is one; no other thread is given anything to keep by that. */
  public static boolean isCurrent() {
    return MARK.getIfExists() != null;
  }
}
