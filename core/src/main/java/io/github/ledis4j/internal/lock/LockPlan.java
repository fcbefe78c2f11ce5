package io.github.ledis4j.internal.lock;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.Format;
import io.github.ledis4j.internal.Checks;
import io.github.ledis4j.lock.HeldLock;
import io.github.ledis4j.lock.Lock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A lock over a client, and how it is to be taken. Immutable. */
public record LockPlan(
    LockSender sender,
    ServerOf servers,
    Duration lease,
    Duration limit,
    Duration interval,
    @Nullable String ownToken)
    implements Lock {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  /** How the lock is taken with a token for a lease. */
  @FunctionalInterface
  interface ServerOf {
    LockServer of(String token, Duration lease);
  }

  /** A lock of Redis under a key. */
  public static <K> Lock redis(LockSender sender, Format<K, ?> format, K key) {
    return of(sender, (token, lease) -> new RedisLockServer<>(sender, format, key, token, lease));
  }

  /** A lock of LedisDB under a key. */
  public static <K> Lock ledis(LockSender sender, Format<K, ?> format, K key) {
    return of(sender, (token, lease) -> new LedisLockServer<>(sender, format, key, token, lease));
  }

  private static Lock of(LockSender sender, ServerOf servers) {
    return new LockPlan(sender, servers, LEASE, LIMIT, INTERVAL, null);
  }

  @Override
  public Lock lease(Duration time) {
    Duration whole = Checks.wholeMillis("lease", time);
    return new LockPlan(sender, servers, whole, limit, interval, ownToken);
  }

  @Override
  public Lock waitAtMost(Duration time) {
    Checks.zeroOrMore("waiting limit of a lock", time);
    return new LockPlan(sender, servers, lease, time, interval, ownToken);
  }

  @Override
  public Lock pollEvery(Duration time) {
    Checks.atLeastOneMilli("polling interval of a lock", time);
    return new LockPlan(sender, servers, lease, limit, time, ownToken);
  }

  @Override
  public Lock token(String own) {
    if (own.isEmpty()) {
      throw new IllegalArgumentException("a token is a text of its own, and not empty");
    }
    return new LockPlan(sender, servers, lease, limit, interval, own);
  }

  @Override
  public CompletableFuture<HeldLock> acquire() {
    CompletableFuture<@Nullable Holding> taking = take(limit);
    CompletableFuture<HeldLock> result = taking.thenApply(held -> requireNonNull(held));
    return cancelling(result, taking);
  }

  @Override
  public CompletableFuture<@Nullable HeldLock> tryAcquire() {
    CompletableFuture<@Nullable Holding> taking = take(null);
    CompletableFuture<@Nullable HeldLock> result = taking.thenApply(held -> held);
    return cancelling(result, taking);
  }

  /** Gives up with the caller, also what is taken in just that moment. */
  private static <T extends @Nullable HeldLock> CompletableFuture<T> cancelling(
      CompletableFuture<T> result, CompletableFuture<@Nullable Holding> taking) {
    result.whenComplete(
        (held, failure) -> {
          if (failure != null && !taking.cancel(false)) {
            taking.thenAccept(Holding::releaseIfAny);
          }
        });
    return result;
  }

  @Override
  public <R extends @Nullable Object> CompletableFuture<R> whileHeld(
      Function<? super HeldLock, ? extends CompletionStage<R>> work) {
    requireNonNull(work, "work");
    return new LockedRun<R>(work).start(take(limit));
  }

  private CompletableFuture<@Nullable Holding> take(@Nullable Duration atMost) {
    sender.requireOpen();
    String token = ownToken == null ? UUID.randomUUID().toString() : ownToken;
    return new LockWait(this, servers.of(token, lease), token, atMost).start();
  }

  @Override
  public CompletableFuture<Boolean> locked() {
    sender.requireOpen();
    CompletableFuture<Boolean> asked = servers.of("", lease).isTaken(sender.timeoutNanos());
    return sender.completing(asked);
  }
}
