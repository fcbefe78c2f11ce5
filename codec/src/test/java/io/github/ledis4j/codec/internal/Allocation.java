package io.github.ledis4j.codec.internal;

import java.lang.reflect.Method;

/** How much memory the current thread has taken so far, whether or not it is still held. */
final class Allocation {
  private static final Object THREADS;
  private static final Method TAKEN;

  static {
    try {
      // By reflection, because the module under test does not read the management modules.
      THREADS =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      TAKEN =
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getThreadAllocatedBytes", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Allocation() {}

  static long bytes() {
    try {
      return (long) TAKEN.invoke(THREADS, Thread.currentThread().getId());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
