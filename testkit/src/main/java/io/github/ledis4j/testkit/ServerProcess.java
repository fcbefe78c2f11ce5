package io.github.ledis4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real server in a process of its own, which ends with this JVM at the latest.
 *
 * <p>Options are set before it starts; setting one while it runs throws {@link
 * IllegalStateException}. Methods may be called from any thread.
 */
public abstract class ServerProcess extends TestServer {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final Path folder = temporaryPath("dir");
  private final ServerLog log = new ServerLog();
  private @Nullable ChildProcess child;

  ServerProcess(boolean unixSocket) {
    super(unixSocket);
  }

  ServerProcess(int port) {
    super(port);
  }

  @Override
  public synchronized ServerProcess start() {
    if (isRunning()) {
      return this;
    }
    kill(); // what is left of one that ended by itself
    String reason = unavailableReason();
    if (reason != null) {
      addressAsked();
      throw new ServerStartException(reason);
    }
    Path program = program().pathOrThrow();
    try {
      Files.createDirectories(folder);
      removeLeftSocket();
      ChildProcess started = ChildProcess.launch(command(program, folder), folder, log);
      child = started;
      awaitReadiness(started);
      return this;
    } catch (IOException failure) {
      throw new ServerStartException("cannot run " + program, failure);
    }
  }

  /** Asks the server to end and waits; one that takes more than five seconds is killed. */
  public synchronized void stop() {
    ChildProcess running = child;
    if (running != null) {
      running.terminate(STOP_LIMIT);
      child = null;
    }
  }

  /** Ends the server with {@code SIGKILL}, as a crash would, and waits until it is gone. */
  public synchronized void kill() {
    ChildProcess running = child;
    if (running != null) {
      running.kill();
      child = null;
    }
  }

  /**
   * Freezes the server with {@code SIGSTOP}: connections stay open and nothing answers.
   *
   * @throws IllegalStateException when it does not run
   */
  public synchronized void suspend() {
    running().suspend();
  }

  /**
   * Lets a suspended server go on.
   *
   * @throws IllegalStateException when it does not run
   */
  public synchronized void resume() {
    running().resume();
  }

  /**
   * Stops the server and starts it again on the same address; data survives where it is stored.
   *
   * @return this server
   * @throws ServerStartException when it does not come back
   */
  public synchronized ServerProcess restart() {
    stop();
    return start();
  }

  @Override
  public synchronized void close() {
    stop();
    removeLeftSocket();
    Folders.remove(folder);
  }

  /** {@return whether the process runs; a suspended one does} */
  public final synchronized boolean isRunning() {
    return child != null && child.isAlive();
  }

  /**
   * {@return the id of the process}
   *
   * @throws IllegalStateException when it does not run
   */
  public final synchronized long pid() {
    return running().pid();
  }

  /**
   * {@return what the server has printed since it first started, at most its last thousand lines}
   */
  public final String log() {
    return log.text();
  }

  @Override
  public @Nullable String unavailableReason() {
    return program().missing();
  }

  /** Whether the process runs and is not suspended. */
  final synchronized boolean isAwake() {
    ChildProcess running = child;
    return running != null && running.isAlive() && !running.isSuspended();
  }

  /** Where the server works and keeps what it stores. */
  final Path folder() {
    return folder;
  }

  abstract Program program();

  /** Writes what the program needs into {@code folder} and returns its command line. */
  abstract List<String> command(Path program, Path folder) throws IOException;

  abstract boolean usesTls();

  final void requireStopped() {
    if (isRunning()) {
      throw new IllegalStateException("the server runs already; set its options before");
    }
  }

  private ChildProcess running() {
    ChildProcess running = child;
    if (running == null || !running.isAlive()) {
      addressAsked();
      throw new IllegalStateException("the server does not run");
    }
    return running;
  }

  private void awaitReadiness(ChildProcess started) {
    if (!Readiness.await(socketAddress(), usesTls(), START_LIMIT, started::isAlive)) {
      boolean died = !started.isAlive();
      close();
      String what =
          died ? "ended at once" : "did not answer within " + START_LIMIT.toSeconds() + " s";
      throw new ServerStartException(this + " " + what + ". It printed:\n" + log.tail());
    }
  }

  // A server that was killed leaves its socket behind, and the next one could not bind.
  private void removeLeftSocket() {
    try {
      if (usesUnixSocket()) {
        Files.deleteIfExists(socketPath());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot remove " + socketPath(), failure);
    }
  }
}
