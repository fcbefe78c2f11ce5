package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.countOf;
import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixSeconds;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on LedisDB's key-value space; keys of its lists, hashes, sets and sorted sets are
 * others, even under the same name. The server takes keys of 1 to 1024 bytes and values of up to 1
 * GiB.
 *
 * <p>{@code STRLEN} is not here: LedisDB closes the connection when the key is missing, so it is a
 * method of the view, which can lease one.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisKeyValueCommands<K, V> extends CommandSink<K, V> {

  /**
   * Stores a value ({@code SET}). A time to live that the key has stays.
   *
   * @param key the key
   * @param value what to store
   * @return true
   */
  default CompletableFuture<Boolean> set(K key, V value) {
    return execute(
        format().command(KeyValueSpecs.SET, 2).key(key).value(value).returning(Replies.ok()));
  }

  /**
   * Stores a value and returns the one before ({@code GETSET}). A time to live that the key has
   * stays.
   *
   * @param key the key
   * @param value what to store
   * @return the value before, or null if the key was missing
   */
  default CompletableFuture<@Nullable V> getset(K key, V value) {
    return execute(
        format()
            .command(KeyValueSpecs.GETSET, 2)
            .key(key)
            .value(value)
            .returning(format().value()));
  }

  /**
   * Stores several values, all or none ({@code MSET}). Times to live that the keys have stay.
   *
   * @param values at least one key with its value
   * @return completes when it is done
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Void> mset(Map<? extends K, ? extends V> values) {
    return execute(
        format()
            .command(KeyValueSpecs.MSET, countOf(values))
            .pairs(values)
            .returning(Replies.done()));
  }

  /**
   * Deletes keys of the key-value space ({@code DEL}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> del(K... keys) {
    return del(Arrays.asList(keys));
  }

  /**
   * Deletes keys of the key-value space ({@code DEL}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> del(Collection<? extends K> keys) {
    return execute(
        format()
            .command(KeyValueSpecs.DEL, count(keys, "key"))
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Asks how long a key will live ({@code TTL}). An expired key can stay readable for about a
   * second before the server removes it, without a time to live.
   *
   * @param key the key
   * @return whole seconds, or null if the key is missing or does not expire, which LedisDB does not
   *     tell apart
   */
  default CompletableFuture<@Nullable Duration> ttl(K key) {
    return execute(format().command(KeyValueSpecs.TTL, 1).key(key).returning(KeyValueReplies.TTL));
  }

  /**
   * Reads one bit ({@code GETBIT}).
   *
   * @param key the key
   * @param offset which bit, from 0, the highest of the first byte, to 4294967295
   * @return whether it is set; false if the key is missing or the value is shorter
   * @throws IllegalArgumentException if the offset is another number, for which LedisDB would read
   *     another bit
   */
  default CompletableFuture<Boolean> getbit(K key, long offset) {
    return execute(
        format()
            .command(KeyValueSpecs.GETBIT, 2)
            .key(key)
            .add(between(offset, 0, KeyValueSpecs.LARGEST_BIT, "offset"))
            .returning(Replies.flag()));
  }

  /**
   * Sets or clears one bit ({@code SETBIT}); the value grows as needed, up to 512 MiB.
   *
   * @param key the key
   * @param offset which bit, from 0, the highest of the first byte, to 4294967295
   * @param bit true to set it
   * @return whether it was set before
   * @throws IllegalArgumentException if the offset is another number, for which LedisDB would write
   *     another bit
   */
  default CompletableFuture<Boolean> setbit(K key, long offset, boolean bit) {
    return execute(
        format()
            .command(KeyValueSpecs.SETBIT, 3)
            .key(key)
            .add(between(offset, 0, KeyValueSpecs.LARGEST_BIT, "offset"))
            .add(bit ? 1 : 0)
            .returning(Replies.flag()));
  }

  /**
   * Counts the bits that are set ({@code BITCOUNT}).
   *
   * @param key the key
   * @return how many are set; 0 if the key is missing
   */
  default CompletableFuture<Long> bitcount(K key) {
    return execute(
        format().command(KeyValueSpecs.BITCOUNT, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Counts the bits that are set in part of a value ({@code BITCOUNT}).
   *
   * @param key the key
   * @param range the bytes to look at
   * @return how many are set; 0 if the key is missing
   */
  default CompletableFuture<Long> bitcount(K key, ByteRange range) {
    return execute(
        format()
            .command(KeyValueSpecs.BITCOUNT, 3)
            .key(key)
            .add(range.start())
            .add(range.end())
            .returning(Replies.integer()));
  }

  /**
   * Finds the first bit that is set or clear ({@code BITPOS}).
   *
   * @param key the key
   * @param bit true to look for one that is set
   * @return its offset from the start of the value, never one behind the end; null if there is no
   *     such bit, or no key
   */
  default CompletableFuture<@Nullable Long> bitpos(K key, boolean bit) {
    return execute(
        format()
            .command(KeyValueSpecs.BITPOS, 2)
            .key(key)
            .add(bit ? 1 : 0)
            .returning(KeyValueReplies.POSITION));
  }

  /**
   * Finds the first bit that is set or clear in part of a value ({@code BITPOS}).
   *
   * @param key the key
   * @param bit true to look for one that is set
   * @param range the bytes to look at
   * @return its offset from the start of the value, or null if there is none in the range
   */
  default CompletableFuture<@Nullable Long> bitpos(K key, boolean bit, ByteRange range) {
    return execute(
        format()
            .command(KeyValueSpecs.BITPOS, 4)
            .key(key)
            .add(bit ? 1 : 0)
            .add(range.start())
            .add(range.end())
            .returning(KeyValueReplies.POSITION));
  }

  /**
   * Combines values bit by bit and stores the result ({@code BITOP}); missing keys count as empty,
   * and shorter values as filled up with zeros.
   *
   * @param operation how to combine
   * @param destination where to store
   * @param sources at least two keys
   * @return the length of the result in bytes
   * @throws IllegalArgumentException if there are fewer than two sources, for which LedisDB does
   *     nothing
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> bitop(LedisBitOperation operation, K destination, K... sources) {
    return bitop(operation, destination, Arrays.asList(sources));
  }

  /**
   * Combines values bit by bit and stores the result ({@code BITOP}); missing keys count as empty,
   * and shorter values as filled up with zeros.
   *
   * @param operation how to combine
   * @param destination where to store
   * @param sources at least two keys
   * @return the length of the result in bytes
   * @throws IllegalArgumentException if there are fewer than two sources, for which LedisDB does
   *     nothing
   */
  default CompletableFuture<Long> bitop(
      LedisBitOperation operation, K destination, Collection<? extends K> sources) {
    if (count(sources, "source") == 1) {
      throw new IllegalArgumentException("LedisDB ignores BITOP with a single source");
    }
    return execute(
        format()
            .command(KeyValueSpecs.BITOP, 2 + sources.size())
            .add(operation.name())
            .key(destination)
            .keys(sources)
            .returning(Replies.integer()));
  }

  /**
   * Reads a value ({@code GET}).
   *
   * @param key the key
   * @return the value, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> get(K key) {
    return execute(format().command(KeyValueSpecs.GET, 1).key(key).returning(format().value()));
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
            .command(KeyValueSpecs.MGET, count(keys, "key"))
            .keys(keys)
            .returning(format().valueList()));
  }

  /**
   * Stores a value unless the key is there ({@code SETNX}). A server that takes no writes would
   * claim to have stored it, so it is not sent to one that is known as such, and fails as other
   * writes do there.
   *
   * @param key the key
   * @param value what to store
   * @return true if it was stored, false if the key was there
   */
  default CompletableFuture<Boolean> setnx(K key, V value) {
    return execute(
        format().command(KeyValueSpecs.SETNX, 2).key(key).value(value).returning(Replies.flag()));
  }

  /**
   * Stores a value that expires ({@code SETEX}).
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to seconds
   * @param value what to store
   * @return completes when it is done
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Void> setex(K key, Duration ttl, V value) {
    return execute(
        format()
            .command(KeyValueSpecs.SETEX, 3)
            .key(key)
            .add(seconds(ttl))
            .value(value)
            .returning(Replies.done()));
  }

  /**
   * Adds one to a number ({@code INCR}); a missing key counts from 0. Beyond 64 bits LedisDB wraps
   * around, here and in the other commands that count.
   *
   * @param key the key
   * @return the new number
   */
  default CompletableFuture<Long> incr(K key) {
    return execute(format().command(KeyValueSpecs.INCR, 1).key(key).returning(Replies.integer()));
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
            .command(KeyValueSpecs.INCRBY, 2)
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
    return execute(format().command(KeyValueSpecs.DECR, 1).key(key).returning(Replies.integer()));
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
            .command(KeyValueSpecs.DECRBY, 2)
            .key(key)
            .add(decrement)
            .returning(Replies.integer()));
  }

  /**
   * Adds bytes at the end of a value ({@code APPEND}); a missing key is made. A server that takes
   * no writes would not say so, so it is not sent to one that is known as such, and fails as other
   * writes do there.
   *
   * @param key the key
   * @param value what to add
   * @return the new length in bytes; LedisDB answers 0 and does nothing if there is nothing to add
   */
  default CompletableFuture<Long> append(K key, V value) {
    return execute(
        format()
            .command(KeyValueSpecs.APPEND, 2)
            .key(key)
            .value(value)
            .returning(Replies.integer()));
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
            .command(KeyValueSpecs.GETRANGE, 3)
            .key(key)
            .add(start)
            .add(end)
            .returning(format().valueOrEmpty()));
  }

  /**
   * Overwrites part of a value ({@code SETRANGE}), which is filled up with zero bytes where it is
   * shorter; a missing key counts as empty.
   *
   * @param key the key
   * @param offset where to write, in bytes from 0 to 1 GiB
   * @param value what to write
   * @return the new length in bytes; LedisDB answers 0 and does nothing if there is nothing to
   *     write
   * @throws IllegalArgumentException if the offset is negative or beyond 1 GiB, for which LedisDB
   *     would close the connection
   */
  default CompletableFuture<Long> setrange(K key, long offset, V value) {
    return execute(
        format()
            .command(KeyValueSpecs.SETRANGE, 3)
            .key(key)
            .add(between(offset, 0, KeyValueSpecs.LARGEST_VALUE, "offset"))
            .value(value)
            .returning(Replies.integer()));
  }

  /**
   * Returns whether a key is there ({@code EXISTS}).
   *
   * @param key the key
   * @return false if the key is missing
   */
  default CompletableFuture<Boolean> exists(K key) {
    return execute(format().command(KeyValueSpecs.EXISTS, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Lets a key expire ({@code EXPIRE}).
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Boolean> expire(K key, Duration ttl) {
    return execute(
        format()
            .command(KeyValueSpecs.EXPIRE, 2)
            .key(key)
            .add(seconds(ttl))
            .returning(Replies.flag()));
  }

  /**
   * Lets a key expire at a point in time ({@code EXPIREAT}). If that is past, the server answers an
   * error.
   *
   * @param key the key
   * @param when the end of its life, after 1970, rounded up to seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time is earlier
   */
  default CompletableFuture<Boolean> expireat(K key, Instant when) {
    return execute(
        format()
            .command(KeyValueSpecs.EXPIREAT, 2)
            .key(key)
            .add(unixSeconds(when))
            .returning(Replies.flag()));
  }

  /**
   * Keeps a key from expiring ({@code PERSIST}).
   *
   * @param key the key
   * @return false if the key is missing or has no time to live
   */
  default CompletableFuture<Boolean> persist(K key) {
    return execute(format().command(KeyValueSpecs.PERSIST, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Returns the content of a key in the server's own form ({@code DUMP}). Redis takes it; LedisDB
   * takes version 6 of the form only, which newer Redis does not write.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> dump(K key) {
    return execute(format().command(KeyValueSpecs.DUMP, 1).key(key).returning(Replies.bytes()));
  }
}
