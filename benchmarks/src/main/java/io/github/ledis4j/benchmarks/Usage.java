package io.github.ledis4j.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** What this JVM had used at one moment. */
record Usage(long nanoTime, long completed, long cpuNanos, Map<Long, Long> allocatedByThread) {

  static Usage now(long completed) {
    return new Usage(System.nanoTime(), completed, cpu(), allocated());
  }

  static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** What the heap holds after a collection. */
  static long liveHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  // Java 17 has no sum over all threads; what a thread that ends in between allocated is lost.
  private static Map<Long, Long> allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    Map<Long, Long> allocated = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      allocated.put(ids[i], bytes[i]);
    }
    return allocated;
  }

  long bytesSince(Usage before) {
    long bytes = 0;
    for (Map.Entry<Long, Long> thread : allocatedByThread.entrySet()) {
      bytes += thread.getValue() - before.allocatedByThread.getOrDefault(thread.getKey(), 0L);
    }
    return bytes;
  }
}
