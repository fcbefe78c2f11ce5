package io.github.ledis4j.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program that ends by itself, such as a compiler. */
final class Tool {
  private Tool() {}

  /**
   * Returns what {@code command} printed.
   *
   * @throws IOException when it cannot run, fails, or takes longer than {@code limit}; the message
   *     ends with the last lines it printed
   */
  static String run(
      List<String> command, Path folder, Map<String, String> environment, Duration limit)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    ServerLog log = new ServerLog();
    Thread follower = log.follow(process.getInputStream());
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      follower.join(TimeUnit.SECONDS.toMillis(1));
      if (!ended || process.exitValue() != 0) {
        String how = ended ? "failed" : "took more than " + limit.toSeconds() + " s";
        throw new IOException(String.join(" ", command) + " " + how + ":\n" + log.tail());
      }
      return log.text();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + command.get(0), interrupted);
    }
  }
}
