package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.countOf;
import static io.github.ledis4j.internal.command.Arguments.millis;

import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.StringCommands;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on single values. A key that holds another type is answered with an error,
 * unless the command writes regardless.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisStringCommands<K, V> extends StringCommands<K, V> {

  /**
   * Stores a value ({@code SET}) in place of whatever the key holds, its time to live included.
   *
   * @param key the key
   * @param value what to store
   * @return true
   */
  default CompletableFuture<Boolean> set(K key, V value) {
    return set(key, value, SetOptions.DEFAULT);
  }

  /**
   * Stores a value ({@code SET}) as the options say.
   *
   * @param key the key
   * @param value what to store
   * @param options on what condition, and how long
   * @return true if it was stored, false if the condition did not hold
   */
  default CompletableFuture<Boolean> set(K key, V value, SetOptions options) {
    return execute(
        options
            .addTo(
                format()
                    .command(RedisStringSpecs.SET, 2 + options.arguments())
                    .key(key)
                    .value(value))
            .returning(Replies.ok()));
  }

  /**
   * Stores a value as the options say and gives the one before ({@code SET} with {@code GET}),
   * since Redis 6.2; with a condition since 7.0.
   *
   * @param key the key
   * @param value what to store
   * @param options on what condition, and how long
   * @return the value before, whether the new one was stored or not; null if the key was missing
   */
  default CompletableFuture<@Nullable V> setGet(K key, V value, SetOptions options) {
    return execute(
        options
            .addTo(
                format()
                    .command(RedisStringSpecs.SET, 3 + options.arguments())
                    .key(key)
                    .value(value))
            .add("GET")
            .returning(format().value()));
  }

  /**
   * Stores a value and gives the one before ({@code GETSET}). A time to live that the key has ends.
   *
   * @param key the key
   * @param value what to store
   * @return the value before, or null if the key was missing
   */
  default CompletableFuture<@Nullable V> getset(K key, V value) {
    return execute(
        format()
            .command(RedisStringSpecs.GETSET, 2)
            .key(key)
            .value(value)
            .returning(format().value()));
  }

  /**
   * Reads a value and deletes its key ({@code GETDEL}), since Redis 6.2.
   *
   * @param key the key
   * @return the value, or null if the key was missing
   */
  default CompletableFuture<@Nullable V> getdel(K key) {
    return execute(
        format().command(RedisStringSpecs.GETDEL, 1).key(key).returning(format().value()));
  }

  /**
   * Reads a value and changes its time to live ({@code GETEX}), since Redis 6.2.
   *
   * @param key the key
   * @param options the new time to live
   * @return the value, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> getex(K key, GetExOptions options) {
    return execute(
        GetExWords.of(options)
            .addTo(
                format()
                    .command(RedisStringSpecs.GETEX, 1 + GetExWords.of(options).arguments())
                    .key(key))
            .returning(format().value()));
  }

  /**
   * Stores a value that expires ({@code PSETEX}).
   *
   * @param key the key
   * @param ttl its time to live, whole milliseconds, at least one
   * @param value what to store
   * @return true
   * @throws IllegalArgumentException if the time to live is shorter than a millisecond or has a
   *     fraction of one
   */
  default CompletableFuture<Boolean> psetex(K key, Duration ttl, V value) {
    return execute(
        format()
            .command(RedisStringSpecs.PSETEX, 3)
            .key(key)
            .add(millis(ttl))
            .value(value)
            .returning(Replies.ok()));
  }

  /**
   * Stores several values at once ({@code MSET}). Times to live that the keys have end.
   *
   * @param values at least one key with its value
   * @return true
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Boolean> mset(Map<? extends K, ? extends V> values) {
    return execute(
        format()
            .command(RedisStringSpecs.MSET, countOf(values))
            .pairs(values)
            .returning(Replies.ok()));
  }

  /**
   * Stores several values if all keys are missing, else none ({@code MSETNX}).
   *
   * @param values at least one key with its value
   * @return true if they were stored, false if any key was there
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Boolean> msetnx(Map<? extends K, ? extends V> values) {
    return execute(
        format()
            .command(RedisStringSpecs.MSETNX, countOf(values))
            .pairs(values)
            .returning(Replies.flag()));
  }

  /**
   * Stores several values at once as the options say ({@code MSETEX}), since Valkey 9.1 and Redis
   * 8.4.
   *
   * @param values at least one key with its value
   * @param options on what condition, which must hold for all of the keys, and how long
   * @return true if they were stored, false if the condition did not hold for one of the keys
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Boolean> msetex(
      Map<? extends K, ? extends V> values, SetOptions options) {
    return execute(
        options
            .addTo(
                format()
                    .command(RedisStringSpecs.MSETEX, 1 + countOf(values) + options.arguments())
                    .add(values.size())
                    .pairs(values))
            .returning(Replies.flag()));
  }

  /**
   * Adds to a floating-point number ({@code INCRBYFLOAT}); a missing key counts from 0.
   *
   * @param key the key
   * @param increment how much to add, may be negative
   * @return the new number
   * @throws IllegalArgumentException if the increment is infinite or NaN
   */
  default CompletableFuture<Double> incrbyfloat(K key, double increment) {
    if (!Double.isFinite(increment)) {
      throw new IllegalArgumentException("increment must be finite: " + increment);
    }
    return execute(
        format()
            .command(RedisStringSpecs.INCRBYFLOAT, 2)
            .key(key)
            .add(increment)
            .returning(Replies.decimal()));
  }

  /**
   * Asks for the length of a value ({@code STRLEN}).
   *
   * @param key the key
   * @return its length in bytes, 0 if the key is missing
   */
  default CompletableFuture<Long> strlen(K key) {
    return execute(
        format().command(RedisStringSpecs.STRLEN, 1).key(key).returning(Replies.integer()));
  }
}
