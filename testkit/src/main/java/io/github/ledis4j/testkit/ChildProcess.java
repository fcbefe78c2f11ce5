package io.github.ledis4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A running server process that cannot outlive this JVM, however this JVM ends. */
final class ChildProcess {
  private static final long SIGNAL_SECONDS = 10;

  private final Process process;
  private final ProcessHandle handle; // to end it by: the process would throw its output away
  private final Thread shutdownHook;
  private final Thread logFollower;
  private boolean suspended;

  private ChildProcess(Process process, Process watchdog, Path folder, Thread logFollower) {
    this.process = process;
    handle = process.toHandle();
    this.logFollower = logFollower;
    process.onExit().thenRun(watchdog::destroyForcibly); // its number may soon be another's
    shutdownHook =
        new Thread(
            () -> {
              handle.destroyForcibly();
              ended(Duration.ofSeconds(SIGNAL_SECONDS));
              Folders.remove(folder);
            },
            "ledis4j-server-shutdown");
    Runtime.getRuntime().addShutdownHook(shutdownHook);
  }

  static ChildProcess launch(List<String> command, Path folder, ServerLog log) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try {
      Process watchdog = watch(process, folder);
      Thread logFollower = log.follow(process.getInputStream());
      return new ChildProcess(process, watchdog, folder, logFollower);
    } catch (IOException noWatchdog) {
      process.destroyForcibly();
      throw noWatchdog;
    }
  }

  // Its input is a pipe from here: when this JVM is gone, even by SIGKILL, read returns.
  private static Process watch(Process process, Path folder) throws IOException {
    String script = "read _; kill -9 $0; sleep 1; rm -rf \"$1\"";
    String pid = Long.toString(process.pid());
    return new ProcessBuilder("sh", "-c", script, pid, folder.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean isSuspended() {
    return suspended;
  }

  long pid() {
    return process.pid();
  }

  /** Asks it to end, and ends it by force when it takes longer than {@code patience}. */
  void terminate(Duration patience) {
    resume(); // a suspended process would see the request only later
    handle.destroy();
    if (!ended(patience)) {
      handle.destroyForcibly();
    }
    cleanUp();
  }

  void kill() {
    handle.destroyForcibly();
    cleanUp();
  }

  void suspend() {
    signal("STOP");
    suspended = true;
    Path status = Path.of("/proc", Long.toString(pid()), "stat");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SIGNAL_SECONDS);
    while (Files.exists(status) && !isStopped(status) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  void resume() {
    if (suspended) {
      signal("CONT");
      suspended = false;
    }
  }

  private static boolean isStopped(Path status) {
    try {
      return Files.readString(status).contains(") T ");
    } catch (IOException gone) {
      return true;
    }
  }

  private void signal(String name) {
    if (!isAlive()) {
      return;
    }
    try {
      // The shell has a kill of its own; slim images have no such program. Its complaint about a
      // process that has gone meanwhile is of no use to anybody.
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot send SIG" + name + " to the server", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void cleanUp() {
    ended(Duration.ofSeconds(SIGNAL_SECONDS));
    try {
      logFollower.join(TimeUnit.SECONDS.toMillis(1));
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException shuttingDown) {
      assert !process.isAlive();
    }
  }

  private boolean ended(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
