package io.github.ledis4j.internal.lock;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.LockException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.Causes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A lock in a value of LedisDB, which has no command that compares and changes in one step, and
 * whose scripts exclude nobody. {@code SETNX} decides who has the lock. Every other step is only
 * taken within the lease, while nobody else touches the key, and the server's time to live is one
 * to two seconds longer than the lease, so that a step that comes late still finds the key.
 *
 * <p>The value is the token and the time to live. A holder that dies between {@code SETNX} and
 * {@code EXPIRE} leaves a value without an end; others give it that ({@link LockOrphans}).
 */
final class LedisLockServer<K> implements LockServer {
  private final LockSender sender;
  private final Format<K, byte[]> format;
  private final K key;
  private final byte[] value;
  private final Duration ttl;

  LedisLockServer(LockSender sender, Format<K, ?> format, K key, String token, Duration lease) {
    this.sender = sender;
    this.format = new Format<>(format.keyCodec(), Codec.BYTES);
    this.key = key;
    this.ttl = ttl(lease.toMillis());
    this.value = (token + " " + ttl.getSeconds()).getBytes(StandardCharsets.UTF_8);
  }

  /** The server ends a key at the turn of a second, so the first one is not a whole one. */
  private static Duration ttl(long leaseMillis) {
    return Duration.ofSeconds((leaseMillis + 999) / 1_000 + 1);
  }

  /** All commands of one step share its time: one sent after the lease would hit another's lock. */
  private record Sink<K>(LockSender sender, Format<K, byte[]> format, long until)
      implements LedisCommands<K, byte[]> {

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
      long left = until - sender.surroundings().now();
      return left > 0
          ? sender.executeInternally(command, left)
          : CompletableFuture.failedFuture(
              new CommandTimeoutException(
                  Outcome.NOT_SENT, command.spec() + " was not sent: its time was over before"));
    }
  }

  private Sink<K> ledis(long timeoutNanos) {
    return new Sink<>(sender, format, sender.surroundings().now() + timeoutNanos);
  }

  @Override
  public CompletableFuture<Boolean> claim(long timeoutNanos) {
    Sink<K> ledis = ledis(timeoutNanos);
    return ledis
        .setnx(key, value)
        .thenCompose(taken -> taken ? begin(ledis) : endOrphan(ledis).thenApply(done -> false));
  }

  /** Gives the lock its end, which also proves that it is there. */
  private CompletableFuture<Boolean> begin(Sink<K> ledis) {
    return ledis
        .expire(key, ttl)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(withoutEnd(failure)));
  }

  private static LockException withoutEnd(Throwable failure) {
    Throwable cause = Causes.bare(failure);
    return new LockException(
        Outcome.UNKNOWN,
        "lock was taken, but EXPIRE for its lease failed: " + cause.getMessage(),
        cause);
  }

  /** Nothing that fails here matters to who wants the lock: it is another's in any case. */
  private CompletableFuture<Boolean> endOrphan(Sink<K> ledis) {
    return ledis
        .ttl(key)
        .thenCompose(end -> end == null ? ledis.get(key) : completedFuture(null))
        .thenCompose(
            holder -> {
              Duration missing = holder == null ? null : missingEnd(holder);
              return missing == null ? completedFuture(false) : ledis.expire(key, missing);
            })
        .exceptionally(failure -> false);
  }

  private @Nullable Duration missingEnd(byte[] holder) {
    byte[] encoded = CodecCalls.encode(format.keyCodec(), key).clone();
    return sender
        .locks()
        .orphans()
        .seen(sender.database(), encoded, holder, sender.surroundings().now());
  }

  @Override
  public CompletableFuture<Boolean> claimAgain(long timeoutNanos) {
    Sink<K> ledis = ledis(timeoutNanos);
    return ledis
        .get(key)
        .thenCompose(
            holder -> {
              if (holder == null) {
                return claim(timeoutNanos);
              }
              return Arrays.equals(holder, value) ? begin(ledis) : completedFuture(false);
            });
  }

  @Override
  public CompletableFuture<Long> change(
      Change how, long millis, long restMillis, long timeoutNanos) {
    long lease =
        switch (how) {
          case ADD -> restMillis + millis;
          case REPLACE -> millis;
          case AT_LEAST -> Math.max(restMillis, millis);
        };
    Sink<K> ledis = ledis(timeoutNanos);
    return isOurs(ledis)
        .thenCompose(ours -> ours ? ledis.expire(key, ttl(lease)) : completedFuture(false))
        .thenApply(done -> done ? lease : 0);
  }

  @Override
  public CompletableFuture<Boolean> release(long restNanos, long timeoutNanos) {
    if (restNanos <= 0) {
      return completedFuture(false);
    }
    Sink<K> ledis = ledis(Math.min(restNanos, timeoutNanos));
    return isOurs(ledis).thenCompose(ours -> ours ? delete(ledis) : completedFuture(false));
  }

  @SuppressWarnings("unchecked")
  private CompletableFuture<Boolean> delete(Sink<K> ledis) {
    return ledis.del(key).thenApply(done -> true);
  }

  @Override
  public CompletableFuture<Boolean> isOurs(long timeoutNanos) {
    return isOurs(ledis(timeoutNanos));
  }

  private CompletableFuture<Boolean> isOurs(Sink<K> ledis) {
    return ledis.get(key).thenApply(holder -> Arrays.equals(holder, value));
  }

  @Override
  public CompletableFuture<Boolean> isTaken(long timeoutNanos) {
    return ledis(timeoutNanos).exists(key);
  }
}
