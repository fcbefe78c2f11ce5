package io.github.ledis4j.internal.client;

import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.event.ConnectionEvent;
import io.github.ledis4j.event.ConnectionEvents;
import io.github.ledis4j.internal.Forgotten;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.command.Gate;
import io.github.ledis4j.internal.lock.ClientLocks;
import io.github.ledis4j.internal.pool.Backend;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.internal.pop.BlockingPops;
import io.github.ledis4j.internal.pubsub.HandlerThreads;
import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.ServerType;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all views of one client share: its servers, its reply mappers, and whether it is closed. */
public final class ClientState implements Gate {
  private static final Logger LOG = LoggerFactory.getLogger(ClientState.class);

  private final Backend backend;
  private final boolean ownsBackend;
  private final ClientOptions options;
  private final BlockingPops pops;
  private final ScriptRuns scripts;
  private final Set<Runnable> endings = Collections.synchronizedSet(new LinkedHashSet<>());
  private final ClientLocks locks = new ClientLocks();
  private final Executor handlers = HandlerThreads.ofClient();

  /** Stands for this client where it must not be kept alive by who refers to it. */
  private final Object owner = new Object();

  private final @Nullable Forgotten unclosed;
  private volatile boolean closed;

  /**
   * Makes the state of an open client.
   *
   * @param ownsBackend whether the backend is closed with the client
   */
  public ClientState(
      Backend backend, boolean ownsBackend, ClientOptions options, ServerType server) {
    this.backend = backend;
    this.ownsBackend = ownsBackend;
    this.options = options;
    ConnectionOptions connections = backend.options();
    this.pops =
        new BlockingPops(
            backend.loops(), connections.deadPeerAfter(), options, server != ServerType.LEDIS);
    this.unclosed = ownsBackend ? Forgotten.watch(this, new Unclosed(connections)) : null;
    this.scripts = new ScriptRuns(server == ServerType.LEDIS);
  }

  /** What is said of a client that nobody closed, and that nobody can close any more. */
  private record Unclosed(ConnectionOptions options) implements Runnable {
    @Override
    public void run() {
      LOG.warn(
          "a client for {} was never closed, and nobody refers to it any more; its connections stay"
              + " open",
          options.endpoint());
    }
  }

  /** What it was made with. */
  public ClientOptions options() {
    return options;
  }

  /** What this client sends to. */
  public Backend backend() {
    return backend;
  }

  /**
   * Gives the way to one database, the same at every call.
   *
   * @throws IllegalStateException if the backend was closed before it was first asked for
   */
  public Route route(int database) {
    return backend.route(database);
  }

  /** The time and chance that this client goes by. */
  public Surroundings surroundings() {
    return backend.loops().surroundings();
  }

  /** Runs a task some time later on an event loop; answers null when these are shut down. */
  public @Nullable Future<?> later(Runnable task, long nanos) {
    return backend.loops().later(task, nanos);
  }

  /** Where handlers of subscriptions run that have no executor of their own. */
  public Executor handlers() {
    return handlers;
  }

  /** The blocking pops of this client. */
  public BlockingPops pops() {
    return pops;
  }

  /** How often this client has run scripts. */
  public ScriptRuns scripts() {
    return scripts;
  }

  @Override
  public void count(Command<?> command) {
    scripts.count(command);
  }

  /** The locks of this client. */
  public ClientLocks locks() {
    return locks;
  }

  @Override
  public void requireOpen() {
    if (closed) {
      throw new IllegalStateException("client is closed");
    }
    backend.requireOpen();
  }

  /** What happens to the connections, until this client is closed. */
  public ConnectionEvents events() {
    return new EventsOfClient(this);
  }

  /** Subscribes to what happens to the connections, until this client is closed. */
  public Flow.Subscription subscribe(Flow.Subscriber<? super ConnectionEvent> subscriber) {
    Flow.Subscription subscription = backend.events().subscribe(owner, subscriber);
    if (closed) {
      closeEvents();
    }
    return subscription;
  }

  /** Has something end when this client is closed, unless it is to be forgotten by then. */
  public void endWithClient(Runnable ending) {
    endings.add(ending);
    if (closed) {
      ending.run();
    }
  }

  /** Has nothing done about something when this client is closed. */
  public void forget(Runnable ending) {
    endings.remove(ending);
  }

  /** A backend of its own ends the subscriptions itself, after what its end is worth telling. */
  private void closeEvents() {
    if (!ownsBackend) {
      backend.events().complete(owner);
    }
  }

  /**
   * Closes the client, and its backend if that is its own. The backend goes last: what was popped
   * for callers that are sent away goes back over it, as do locks.
   */
  public CompletableFuture<Void> closeAsync() {
    closed = true;
    if (unclosed != null) {
      unclosed.settle();
    }
    closeEvents();
    List.copyOf(endings).forEach(Runnable::run);
    long drain = backend.drain().toNanos();
    long start = surroundings().now();
    CompletableFuture<Void> givenBack =
        GuardedFuture.allOf(List.of(pops.closeAsync(), locks.closeAsync()));
    if (!givenBack.isDone()) {
      Future<?> timer = later(() -> givenBack.complete(null), drain);
      givenBack.whenComplete((over, failure) -> cancel(timer));
    }
    return givenBack.thenCompose(
        over ->
            ownsBackend
                ? backend.closeAsync(
                    Duration.ofNanos(Math.max(0, drain - (surroundings().now() - start))))
                : CompletableFuture.completedFuture(null));
  }

  private static void cancel(@Nullable Future<?> timer) {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  /** Closes and waits; on an event loop, where nothing may wait, it only starts to close. */
  public void close() {
    CompletableFuture<Void> closing = closeAsync();
    if (!GuardedFuture.onEventLoop()) {
      try {
        closing.join();
      } catch (RuntimeException e) {
        throw new ConnectionException(Outcome.UNKNOWN, "closing failed: " + e.getMessage(), e);
      }
    }
  }
}
