package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.millis;
import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixMillis;
import static io.github.ledis4j.internal.command.Arguments.unixSeconds;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis on the times to live of keys that are since Redis 7.0. The others are in
 * {@link RedisKeyCommands}.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisKeyExpiryCommands<K, V> extends CommandSink<K, V> {

  /**
   * Lets a key expire on a condition ({@code EXPIRE}), since Redis 7.0.
   *
   * @param key the key
   * @param ttl its time to live, whole seconds, at least one
   * @param condition when to do so
   * @return false if the key is missing or the condition does not hold
   * @throws IllegalArgumentException if the time to live is shorter than a second or has a fraction
   *     of one
   */
  default CompletableFuture<Boolean> expire(K key, Duration ttl, ExpireCondition condition) {
    return execute(expiring(RedisKeySpecs.EXPIRE, key, seconds(ttl), condition));
  }

  /**
   * Lets a key expire on a condition ({@code PEXPIRE}), since Redis 7.0.
   *
   * @param key the key
   * @param ttl its time to live, whole milliseconds, at least one
   * @param condition when to do so
   * @return false if the key is missing or the condition does not hold
   * @throws IllegalArgumentException if the time to live is shorter than a millisecond or has a
   *     fraction of one
   */
  default CompletableFuture<Boolean> pexpire(K key, Duration ttl, ExpireCondition condition) {
    return execute(expiring(RedisKeySpecs.PEXPIRE, key, millis(ttl), condition));
  }

  /**
   * Lets a key expire at a point in time on a condition ({@code EXPIREAT}), since Redis 7.0. If
   * that is past, the key is deleted.
   *
   * @param key the key
   * @param when the end of its life, whole seconds
   * @param condition when to do so
   * @return false if the key is missing or the condition does not hold
   * @throws IllegalArgumentException if the point in time has a fraction of a second or does not
   *     lie after 1970
   */
  default CompletableFuture<Boolean> expireat(K key, Instant when, ExpireCondition condition) {
    return execute(expiring(RedisKeySpecs.EXPIREAT, key, unixSeconds(when), condition));
  }

  /**
   * Lets a key expire at a point in time on a condition ({@code PEXPIREAT}), since Redis 7.0. If
   * that is past, the key is deleted.
   *
   * @param key the key
   * @param when the end of its life, whole milliseconds
   * @param condition when to do so
   * @return false if the key is missing or the condition does not hold
   * @throws IllegalArgumentException if the point in time has a fraction of a millisecond or does
   *     not lie after 1970
   */
  default CompletableFuture<Boolean> pexpireat(K key, Instant when, ExpireCondition condition) {
    return execute(expiring(RedisKeySpecs.PEXPIREAT, key, unixMillis(when), condition));
  }

  private Command<Boolean> expiring(CommandSpec spec, K key, long time, ExpireCondition condition) {
    return format()
        .command(spec, 3)
        .key(key)
        .add(time)
        .add(condition.word())
        .returning(Replies.flag());
  }

  /**
   * Asks when a key will expire, in seconds ({@code EXPIRETIME}), since Redis 7.0.
   *
   * @param key the key
   * @return the end of its life, or why there is none
   */
  default CompletableFuture<ExpireTime> expiretime(K key) {
    return execute(
        format()
            .command(RedisKeySpecs.EXPIRETIME, 1)
            .key(key)
            .returning(RedisKeyReplies.EXPIRETIME));
  }

  /**
   * Asks when a key will expire, in milliseconds ({@code PEXPIRETIME}), since Redis 7.0.
   *
   * @param key the key
   * @return the end of its life, or why there is none
   */
  default CompletableFuture<ExpireTime> pexpiretime(K key) {
    return execute(
        format()
            .command(RedisKeySpecs.PEXPIRETIME, 1)
            .key(key)
            .returning(RedisKeyReplies.PEXPIRETIME));
  }
}
