package io.github.ledis4j.writer;

import io.github.ledis4j.ChildJvm;
import io.github.ledis4j.LedisClient;
import java.util.List;

/** Writes from a JVM of its own that has little memory. */
final class SmallHeap {
  private static final String HEAP = "-Xmx64m";

  private SmallHeap() {}

  /** Runs {@link #main} and gives what it said. */
  static String run(String... args) throws Exception {
    return ChildJvm.run(List.of(HEAP, "-XX:+ExitOnOutOfMemoryError"), SmallHeap.class, args);
  }

  /**
   * Writes and prints how it went.
   *
   * @param args the server's URL, how many commands, and whether to look for room
   */
  public static void main(String[] args) {
    long commands = Long.parseLong(args[1]);
    boolean looks = Boolean.parseBoolean(args[2]);
    String value = "v".repeat(200);
    try (LedisClient ledis = LedisClient.create(args[0])) {
      LedisBatchWriter<String, String> writer =
          ledis.batchWriter(BatchWriterOptions.DEFAULT.connections(2));
      for (long i = 0; i < commands; i++) {
        writer.set("key:" + i % 1_000, value);
        if (looks && !writer.hasRoom()) {
          writer.room().join();
        }
      }
      WriteSummary summary = writer.finish().join();
      System.out.println(summary.size() + " of them " + summary);
    }
  }
}
