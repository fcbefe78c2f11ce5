package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.countOf;
import static io.github.ledis4j.internal.command.Arguments.millis;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on strings, which are single values: read and store them, count in them,
 * compare them, and let them expire. A key that holds another type is answered with an error,
 * unless the command writes regardless.
 *
 * <p>In this order: what reads ({@code get} to {@code getset}), what stores ({@code set} to {@code
 * setrange}), what counts ({@code incr} to {@code incrbyfloat}), what depends on the value that is
 * there ({@code setIfeq} to {@code delifeq}), and what two values have in common ({@code lcs}).
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisStringCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads a value ({@code GET}).
   *
   * @param key the key
   * @return the value, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> get(K key) {
    return execute(format().command(RedisStringSpecs.GET, 1).key(key).returning(format().value()));
  }

  /**
   * Reads several values at once ({@code MGET}).
   *
   * @param keys at least one key
   * @return one element per key, in the order of the keys, null for each key that is missing
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<@Nullable V>> mget(K... keys) {
    return mget(Arrays.asList(keys));
  }

  /**
   * Reads several values at once ({@code MGET}).
   *
   * @param keys at least one key
   * @return one element per key, in the order of the keys, null for each key that is missing
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<List<@Nullable V>> mget(Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisStringSpecs.MGET, count(keys, "key"))
            .keys(keys)
            .returning(format().valueList()));
  }

  /**
   * Reads part of a value ({@code GETRANGE}). Positions count bytes from 0, or from the end when
   * negative, -1 being the last byte.
   *
   * @param key the key
   * @param start the first byte
   * @param end the last byte, included
   * @return the bytes that lie in the range, empty if none do or the key is missing
   */
  default CompletableFuture<V> getrange(K key, long start, long end) {
    return execute(
        format()
            .command(RedisStringSpecs.GETRANGE, 3)
            .key(key)
            .add(start)
            .add(end)
            .returning(format().valueOrEmpty()));
  }

  /**
   * Returns the length of a value ({@code STRLEN}).
   *
   * @param key the key
   * @return its length in bytes, 0 if the key is missing
   */
  default CompletableFuture<Long> strlen(K key) {
    return execute(
        format().command(RedisStringSpecs.STRLEN, 1).key(key).returning(Replies.integer()));
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
   * Reads a value and lets its key expire after some time ({@code GETEX} with {@code EX} or {@code
   * PX}), since Redis 6.2.
   *
   * @param key the key
   * @param ttl its new time to live, longer than zero, rounded up to milliseconds
   * @return the value, or null if the key is missing
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<@Nullable V> getex(K key, Duration ttl) {
    return getex(key, GetExOptions.expireIn(ttl));
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
   * Stores a value and returns the one before ({@code GETSET}). A time to live that the key has
   * ends.
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
   * Stores a value that expires ({@code SET} with {@code EX} or {@code PX}) in place of whatever
   * the key holds.
   *
   * @param key the key
   * @param value what to store
   * @param ttl its time to live, longer than zero, rounded up to milliseconds
   * @return true
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Boolean> set(K key, V value, Duration ttl) {
    return set(key, value, SetOptions.DEFAULT.expireIn(ttl));
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
   * Stores a value and returns the one before ({@code SET} with {@code GET}), since Redis 6.2. A
   * time to live that the key has ends.
   *
   * @param key the key
   * @param value what to store
   * @return the value before, or null if the key was missing
   */
  default CompletableFuture<@Nullable V> setGet(K key, V value) {
    return setGet(key, value, SetOptions.DEFAULT);
  }

  /**
   * Stores a value as the options say and returns the one before ({@code SET} with {@code GET}),
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
   * Stores a value unless the key is there ({@code SETNX}).
   *
   * @param key the key
   * @param value what to store
   * @return true if it was stored, false if the key was there
   */
  default CompletableFuture<Boolean> setnx(K key, V value) {
    return execute(
        format()
            .command(RedisStringSpecs.SETNX, 2)
            .key(key)
            .value(value)
            .returning(Replies.flag()));
  }

  /**
   * Stores a value that expires ({@code SETEX}, or {@code PSETEX} where the time has a fraction of
   * a second).
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to milliseconds
   * @param value what to store
   * @return completes when it is done
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Void> setex(K key, Duration ttl, V value) {
    long time = millis(ttl);
    return execute(
        format()
            .command(RedisStringSpecs.SETEX.of(time), 3)
            .key(key)
            .add(TimeForms.number(time))
            .value(value)
            .returning(Replies.done()));
  }

  /**
   * Stores a value that expires ({@code PSETEX}); {@link #setex} does the same, and chooses the
   * unit by itself.
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to milliseconds
   * @param value what to store
   * @return completes when it is done
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Void> psetex(K key, Duration ttl, V value) {
    return execute(
        format()
            .command(RedisStringSpecs.PSETEX, 3)
            .key(key)
            .add(millis(ttl))
            .value(value)
            .returning(Replies.done()));
  }

  /**
   * Stores several values at once ({@code MSET}). Times to live that the keys have end.
   *
   * @param values at least one key with its value
   * @return completes when it is done
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Void> mset(Map<? extends K, ? extends V> values) {
    return execute(
        format()
            .command(RedisStringSpecs.MSET, countOf(values))
            .pairs(values)
            .returning(Replies.done()));
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
   * Stores several values at once ({@code MSETEX}), since Valkey 9.1 and Redis 8.4. Times to live
   * that the keys have end.
   *
   * @param values at least one key with its value
   * @return true
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Boolean> msetex(Map<? extends K, ? extends V> values) {
    return msetex(values, SetOptions.DEFAULT);
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
   * Adds bytes at the end of a value ({@code APPEND}); a missing key is made.
   *
   * @param key the key
   * @param value what to add
   * @return the new length in bytes
   */
  default CompletableFuture<Long> append(K key, V value) {
    return execute(
        format()
            .command(RedisStringSpecs.APPEND, 2)
            .key(key)
            .value(value)
            .returning(Replies.integer()));
  }

  /**
   * Overwrites part of a value ({@code SETRANGE}), which is filled up with zero bytes where it is
   * shorter; a missing key counts as empty.
   *
   * @param key the key
   * @param offset where to write, in bytes from 0 to 1 GiB
   * @param value what to write
   * @return the new length in bytes
   * @throws IllegalArgumentException if the offset is negative or beyond 1 GiB
   */
  default CompletableFuture<Long> setrange(K key, long offset, V value) {
    return execute(
        format()
            .command(RedisStringSpecs.SETRANGE, 3)
            .key(key)
            .add(between(offset, 0, RedisStringSpecs.LARGEST_VALUE, "offset"))
            .value(value)
            .returning(Replies.integer()));
  }

  /**
   * Adds one to a number ({@code INCR}); a missing key counts from 0. Beyond 64 bits the server
   * answers an error, here and in the other commands that count.
   *
   * @param key the key
   * @return the new number
   */
  default CompletableFuture<Long> incr(K key) {
    return execute(
        format().command(RedisStringSpecs.INCR, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Adds to a number ({@code INCRBY}); a missing key counts from 0.
   *
   * @param key the key
   * @param increment how much to add, may be negative
   * @return the new number
   */
  default CompletableFuture<Long> incrby(K key, long increment) {
    return execute(
        format()
            .command(RedisStringSpecs.INCRBY, 2)
            .key(key)
            .add(increment)
            .returning(Replies.integer()));
  }

  /**
   * Takes one from a number ({@code DECR}); a missing key counts from 0.
   *
   * @param key the key
   * @return the new number
   */
  default CompletableFuture<Long> decr(K key) {
    return execute(
        format().command(RedisStringSpecs.DECR, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Takes from a number ({@code DECRBY}); a missing key counts from 0.
   *
   * @param key the key
   * @param decrement how much to take, may be negative
   * @return the new number
   */
  default CompletableFuture<Long> decrby(K key, long decrement) {
    return execute(
        format()
            .command(RedisStringSpecs.DECRBY, 2)
            .key(key)
            .add(decrement)
            .returning(Replies.integer()));
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
   * Stores a value if the key holds a certain one ({@code SET} with {@code IFEQ}), since Valkey 8.1
   * and Redis 8.4. A time to live that the key has ends.
   *
   * @param key the key
   * @param value what to store
   * @param expected what the key must hold, byte for byte
   * @return true if it was stored, false if the key holds another value or is missing
   */
  default CompletableFuture<Boolean> setIfeq(K key, V value, V expected) {
    return setIfeq(key, value, expected, SetOptions.DEFAULT);
  }

  /**
   * Stores a value if the key holds a certain one ({@code SET} with {@code IFEQ}), since Valkey 8.1
   * and Redis 8.4.
   *
   * @param key the key
   * @param value what to store
   * @param expected what the key must hold, byte for byte
   * @param options how long to store it, without another condition
   * @return true if it was stored, false if the key holds another value or is missing
   * @throws IllegalArgumentException if the options hold a condition
   */
  default CompletableFuture<Boolean> setIfeq(K key, V value, V expected, SetOptions options) {
    return execute(compare(4, key, value, expected, options).returning(Replies.ok()));
  }

  /**
   * Stores a value if the key holds a certain one, and returns the one before ({@code SET} with
   * {@code IFEQ} and {@code GET}), since Valkey 8.1 and Redis 8.4. A time to live that the key has
   * ends.
   *
   * @param key the key
   * @param value what to store
   * @param expected what the key must hold, byte for byte
   * @return the value before, whether the new one was stored or not; null if the key was missing
   */
  default CompletableFuture<@Nullable V> setIfeqGet(K key, V value, V expected) {
    return setIfeqGet(key, value, expected, SetOptions.DEFAULT);
  }

  /**
   * Stores a value if the key holds a certain one, and returns the one before ({@code SET} with
   * {@code IFEQ} and {@code GET}), since Valkey 8.1 and Redis 8.4.
   *
   * @param key the key
   * @param value what to store
   * @param expected what the key must hold, byte for byte
   * @param options how long to store it, without another condition
   * @return the value before, whether the new one was stored or not; null if the key was missing
   * @throws IllegalArgumentException if the options hold a condition
   */
  default CompletableFuture<@Nullable V> setIfeqGet(
      K key, V value, V expected, SetOptions options) {
    return execute(
        compare(5, key, value, expected, options).add("GET").returning(format().value()));
  }

  private CommandBuilder<K, V> compare(int words, K key, V value, V expected, SetOptions options) {
    options.requireUnconditional();
    return options.addTo(
        format()
            .command(RedisStringSpecs.SET, words + options.arguments())
            .key(key)
            .value(value)
            .add("IFEQ")
            .value(expected));
  }

  /**
   * Deletes a key if it holds a certain value ({@code DELIFEQ}), since Valkey 9.0; Redis has none.
   *
   * @param key the key
   * @param expected what the key must hold, byte for byte
   * @return true if it was deleted, false if the key holds another value or is missing
   */
  default CompletableFuture<Boolean> delifeq(K key, V expected) {
    return execute(
        format()
            .command(RedisStringSpecs.DELIFEQ, 2)
            .key(key)
            .value(expected)
            .returning(Replies.flag()));
  }

  /**
   * Returns the longest common subsequence of two values ({@code LCS}), since Redis 7.0. Takes time
   * and memory in proportion to the product of their lengths, while the server serves nobody else.
   *
   * @param first one key
   * @param second the other key
   * @return the bytes that both have in the same order; empty if there are none or a key is missing
   */
  default CompletableFuture<V> lcs(K first, K second) {
    return execute(lcs(2, first, second).returning(format().valueOrEmpty()));
  }

  /**
   * Measures the longest common subsequence of two values ({@code LCS} with {@code LEN}), since
   * Redis 7.0.
   *
   * @param first one key
   * @param second the other key
   * @return its length in bytes
   */
  default CompletableFuture<Long> lcsLen(K first, K second) {
    return execute(lcs(3, first, second).add("LEN").returning(Replies.integer()));
  }

  /**
   * Returns where the longest common subsequence of two values lies in them ({@code LCS} with
   * {@code IDX}), since Redis 7.0.
   *
   * @param first one key
   * @param second the other key
   * @return the runs of bytes that make it up
   */
  default CompletableFuture<LcsMatches> lcsIdx(K first, K second) {
    return execute(lcs(3, first, second).add("IDX").returning(RedisStringReplies.MATCHES));
  }

  /**
   * Returns where the longer parts of the longest common subsequence of two values lie in them
   * ({@code LCS} with {@code IDX} and {@code MINMATCHLEN}), since Redis 7.0.
   *
   * @param first one key
   * @param second the other key
   * @param minLength how many bytes a run must have to be told, at least one
   * @return the runs of bytes that are long enough
   * @throws IllegalArgumentException if the length is smaller
   */
  default CompletableFuture<LcsMatches> lcsIdx(K first, K second, long minLength) {
    return execute(
        lcs(5, first, second)
            .add("IDX")
            .add("MINMATCHLEN")
            .add(between(minLength, 1, Long.MAX_VALUE, "minLength"))
            .returning(RedisStringReplies.MATCHES));
  }

  private CommandBuilder<K, V> lcs(int arguments, K first, K second) {
    return format().command(RedisStringSpecs.LCS, arguments).key(first).key(second);
  }
}
