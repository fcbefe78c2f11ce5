package io.github.ledis4j.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the last lines that a process printed. Thread-safe. */
final class ServerLog {
  private static final int LINES = 1_000;
  private static final int TAIL_LINES = 20;

  private final Deque<String> lines = new ArrayDeque<>();

  /** Follows {@code output} on a thread of its own until it ends. */
  Thread follow(InputStream output) {
    Thread follower = new Thread(() -> readAll(output), "ledis4j-server-log");
    follower.setDaemon(true);
    follower.start();
    return follower;
  }

  private void readAll(InputStream output) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException closed) {
      add("(output ended: " + closed.getMessage() + ")");
    }
  }

  private synchronized void add(String line) {
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  synchronized String text() {
    return String.join("\n", lines);
  }

  synchronized String tail() {
    return String.join("\n", lines.stream().skip(Math.max(0, lines.size() - TAIL_LINES)).toList());
  }
}
