package io.github.ledis4j.benchmarks;

import java.util.concurrent.ThreadFactory;

/** Virtual threads by reflection: the benchmarks are compiled for a Java that has none. */
final class VirtualThreads {
  private static final int SINCE = 21;

  private VirtualThreads() {}

  static boolean available() {
    return Runtime.version().feature() >= SINCE;
  }

  static ThreadFactory factory() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("virtual threads need Java " + SINCE + " or newer", e);
    }
  }
}
