package io.github.ledis4j.internal.lock;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.SetOptions;
import io.github.ledis4j.script.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A lock in a string of Redis, which scripts compare and change in one step. */
final class RedisLockServer<K> implements LockServer {
  private static final Script<Boolean> CLAIM_AGAIN =
      Script.of(
          """
          local holder = redis.call('GET', KEYS[1])
          if holder and holder ~= ARGV[1] then return 0 end
          redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
          return 1
          """,
          Replies.flag());

  private static final Script<Long> CHANGE =
      Script.of(
          """
          if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
          local rest = redis.call('PTTL', KEYS[1])
          local lease = tonumber(ARGV[2])
          if ARGV[3] == 'add' and rest > 0 then lease = lease + rest end
          if ARGV[3] == 'at_least' and rest > lease then lease = rest end
          redis.call('PEXPIRE', KEYS[1], lease)
          return lease
          """,
          Replies.integer());

  private static final Script<Boolean> RELEASE =
      Script.of(
          """
          if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
          return redis.call('DEL', KEYS[1])
          """,
          Replies.flag());

  private final LockSender sender;
  private final Format<K, byte[]> format;
  private final K key;
  private final byte[] token;
  private final Duration lease;

  RedisLockServer(LockSender sender, Format<K, ?> format, K key, String token, Duration lease) {
    this.sender = sender;
    this.format = new Format<>(format.keyCodec(), Codec.BYTES);
    this.key = key;
    this.token = token.getBytes(StandardCharsets.UTF_8);
    this.lease = lease;
  }

  private record Sink<K>(LockSender sender, Format<K, byte[]> format, long timeoutNanos)
      implements RedisCommands<K, byte[]> {

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
      return sender.executeInternally(command, timeoutNanos);
    }
  }

  private Sink<K> redis(long timeoutNanos) {
    return new Sink<>(sender, format, timeoutNanos);
  }

  private static byte[] bytes(Object number) {
    return number.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public CompletableFuture<Boolean> claim(long timeoutNanos) {
    return redis(timeoutNanos).set(key, token, SetOptions.DEFAULT.ifAbsent().expireIn(lease));
  }

  @Override
  public CompletableFuture<Boolean> claimAgain(long timeoutNanos) {
    return redis(timeoutNanos)
        .eval(CLAIM_AGAIN, List.of(key), List.of(token, bytes(lease.toMillis())));
  }

  @Override
  public CompletableFuture<Long> change(
      Change how, long millis, long restMillis, long timeoutNanos) {
    String mode = how.name().toLowerCase(Locale.ROOT);
    return redis(timeoutNanos)
        .eval(CHANGE, List.of(key), List.of(token, bytes(millis), bytes(mode)));
  }

  @Override
  public CompletableFuture<Boolean> release(long restNanos, long timeoutNanos) {
    return redis(timeoutNanos).eval(RELEASE, List.of(key), List.of(token));
  }

  @Override
  public CompletableFuture<Boolean> isOurs(long timeoutNanos) {
    return redis(timeoutNanos).get(key).thenApply(holder -> Arrays.equals(holder, token));
  }

  @Override
  public CompletableFuture<Boolean> isTaken(long timeoutNanos) {
    return redis(timeoutNanos).exists(key);
  }
}
