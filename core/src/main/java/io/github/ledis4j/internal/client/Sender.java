package io.github.ledis4j.internal.client;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.cluster.ReadFrom;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.internal.Causes;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.command.SharedUse;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.lock.ClientLocks;
import io.github.ledis4j.internal.lock.LockSender;
import io.github.ledis4j.internal.pool.LeasedConnection;
import io.github.ledis4j.internal.pool.Route;
import io.github.ledis4j.internal.transaction.Leasing;
import io.github.ledis4j.internal.transport.Surroundings;
import io.github.ledis4j.options.RetryPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the commands of one view: for which client, over which route, with which deadline and
 * retries. Knows no codec. Immutable and thread-safe.
 */
public final class Sender implements LockSender, Leasing {
  private static final String NO_STAGE =
      "the function given to withConnection returned null; return a CompletionStage";

  private final ClientState client;
  private final Route route;
  private final CallSettings settings;

  /** Sends over a route of the client's. */
  public Sender(ClientState client, Route route, CallSettings settings) {
    this.client = client;
    this.route = route;
    this.settings = settings;
  }

  /** The same with other settings. */
  public Sender with(CallSettings other) {
    return new Sender(client, route, other);
  }

  /** The same to another database. */
  public Sender withDatabase(int other) {
    return new Sender(client, client.route(other), settings);
  }

  /** The same over another route, for reads from these nodes; null for the masters. */
  public Sender readingFrom(@Nullable ReadFrom nodes, Route over) {
    return new Sender(client, over, settings.withReadFrom(nodes));
  }

  /** The client that this belongs to. */
  public ClientState client() {
    return client;
  }

  @Override
  public int database() {
    return route.database();
  }

  @Override
  public Surroundings surroundings() {
    return client.surroundings();
  }

  @Override
  public void requireOpen() {
    client.requireOpen();
  }

  @Override
  public ClientLocks locks() {
    return client.locks();
  }

  /** What all commands have in common. */
  public CallSettings settings() {
    return settings;
  }

  /** Where all of it goes. */
  public Route route() {
    return route;
  }

  @Override
  public long timeoutNanos() {
    return settings.timeoutNanos();
  }

  /** Sends a command, on a shared connection if it can share one, else on a leased one. */
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    client.requireOpen();
    SharedUse.check(command.spec());
    if (command.spec().isBlocking()) {
      return executeAlone(command);
    }
    client.scripts().count(command);
    return route.submit(new Call<>(command, settings));
  }

  /**
   * Sends a command on a connection of its own, so that what it does to it hits nobody else. When
   * the caller ends the future early, the command is not sent any more, and a connection on which
   * the server still waits is closed. What another server is to do is sent there anew.
   */
  public <T extends @Nullable Object> CompletableFuture<T> executeAlone(Command<T> command) {
    client.requireOpen();
    CompletableFuture<T> result = new GuardedFuture<>();
    alone(command, result, surroundings().now());
    return result;
  }

  private <T extends @Nullable Object> void alone(
      Command<T> command, CompletableFuture<T> result, long since) {
    CompletableFuture<T> once =
        leasing(
            command,
            (lease, answer) -> {
              run(ready -> ready.execute(command), lease, answer);
              answer.whenComplete((value, ended) -> lease.close());
            });
    result.whenComplete((value, ended) -> once.cancel(false));
    once.whenComplete(
        (value, failure) -> {
          CompletableFuture<?> better =
              failure == null || result.isDone() || isLate(command, since)
                  ? null
                  : route.elsewhere(command, failure);
          if (better == null) {
            complete(result, value, failure);
          } else {
            better
                .thenRun(() -> alone(command, result, since))
                .whenComplete((again, closed) -> completeIfFailed(result, closed));
          }
        });
  }

  /** Tells whether a command has had all its time, that of its wait included. */
  private boolean isLate(Command<?> command, long since) {
    long passed = surroundings().now() - since;
    return passed - command.options().serverWaitNanos() >= settings.timeoutNanos();
  }

  private static void completeIfFailed(CompletableFuture<?> result, @Nullable Throwable failure) {
    if (failure != null) {
      result.completeExceptionally(Causes.bare(failure));
    }
  }

  private static <R extends @Nullable Object> void complete(
      CompletableFuture<R> result, R value, @Nullable Throwable failure) {
    if (failure == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(failure);
    }
  }

  /** Whatever the caller says of writes of its own, these are not repeated. */
  @Override
  public <T extends @Nullable Object> CompletableFuture<T> executeInternally(
      Command<T> command, long timeoutNanos) {
    client.scripts().count(command);
    RetryPolicy own =
        settings.retries() == RetryPolicy.ALL ? RetryPolicy.READS : settings.retries();
    CallSettings internal = CallSettings.of(timeoutNanos, own, null, settings.observer());
    return route.submit(new Call<>(command, internal));
  }

  /** Leases a connection for work of which no command is known yet. */
  public <R extends @Nullable Object> CompletableFuture<R> withLease(
      Function<? super LeasedConnection, ? extends CompletionStage<R>> work) {
    return withLease(null, work);
  }

  /** The work is not begun when the caller ends the future first. */
  @Override
  public <R extends @Nullable Object> CompletableFuture<R> withLease(
      @Nullable Command<?> first,
      Function<? super LeasedConnection, ? extends CompletionStage<R>> work) {
    return leasing(first, (lease, result) -> run(work, lease, result));
  }

  /** Begins with a lease what completes the future, unless the caller ends that first. */
  private <R extends @Nullable Object> CompletableFuture<R> leasing(
      @Nullable Command<?> first, BiConsumer<LeasedConnection, CompletableFuture<R>> begin) {
    client.requireOpen();
    CompletableFuture<R> result = new GuardedFuture<>();
    CompletableFuture<LeasedConnection> acquiring = route.lease(first, settings);
    result.whenComplete((value, failure) -> acquiring.cancel(false));
    acquiring.whenComplete(
        (lease, failure) -> {
          if (failure != null) {
            result.completeExceptionally(failure);
          } else if (result.isDone()) {
            lease.close();
          } else {
            begin.accept(lease, result);
          }
        });
    return result;
  }

  private static <R extends @Nullable Object> void run(
      Function<? super LeasedConnection, ? extends CompletionStage<R>> work,
      LeasedConnection lease,
      CompletableFuture<R> result) {
    CompletionStage<R> running;
    try {
      running = requireNonNull(work.apply(lease), NO_STAGE);
    } catch (RuntimeException | Error e) {
      running = CompletableFuture.failedFuture(e);
    }
    running.whenComplete(
        (value, failure) -> {
          lease.close();
          complete(result, value, failure);
        });
  }

  @Override
  public @Nullable CompletableFuture<?> elsewhere(Command<?> first, Throwable failure) {
    return route.elsewhere(first, failure);
  }

  @Override
  public void completing(Runnable completion) {
    settings.completing(completion);
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> completing(
      CompletableFuture<T> internal) {
    CompletableFuture<T> result = new GuardedFuture<>();
    internal.whenComplete(
        (value, failure) ->
            completing(
                () -> {
                  if (failure == null) {
                    result.complete(value);
                  } else {
                    result.completeExceptionally(Causes.bare(failure));
                  }
                }));
    return result;
  }

  @Override
  public @Nullable Future<?> later(Runnable task, long nanos) {
    return client.later(task, nanos);
  }
}
