package io.github.ledis4j.command;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.seconds;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on single values that LedisDB and Redis have in the same form. On LedisDB they see
 * its key-value space only.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface StringCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads a value ({@code GET}).
   *
   * @param key the key
   * @return the value, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> get(K key) {
    return execute(format().command(StringSpecs.GET, 1).key(key).returning(format().value()));
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
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(StringSpecs.MGET, all.size()).keys(all).returning(format().valueList()));
  }

  /**
   * Stores a value unless the key is there ({@code SETNX}). A LedisDB that takes no writes would
   * claim to have stored it, so it is not sent to one that is known as such, and fails as other
   * writes do there.
   *
   * @param key the key
   * @param value what to store
   * @return true if it was stored, false if the key was there
   */
  default CompletableFuture<Boolean> setnx(K key, V value) {
    return execute(
        format().command(StringSpecs.SETNX, 2).key(key).value(value).returning(Replies.flag()));
  }

  /**
   * Stores a value that expires ({@code SETEX}).
   *
   * @param key the key
   * @param ttl its time to live, whole seconds, at least one
   * @param value what to store
   * @return true
   * @throws IllegalArgumentException if the time to live is shorter than a second or has a fraction
   *     of one
   */
  default CompletableFuture<Boolean> setex(K key, Duration ttl, V value) {
    return execute(
        format()
            .command(StringSpecs.SETEX, 3)
            .key(key)
            .add(seconds(ttl))
            .value(value)
            .returning(Replies.ok()));
  }

  /**
   * Adds one to a number ({@code INCR}); a missing key counts from 0. Beyond 64 bits Redis refuses
   * and LedisDB wraps around, here and in the other commands that count.
   *
   * @param key the key
   * @return the new number
   */
  default CompletableFuture<Long> incr(K key) {
    return execute(format().command(StringSpecs.INCR, 1).key(key).returning(Replies.integer()));
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
            .command(StringSpecs.INCRBY, 2)
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
    return execute(format().command(StringSpecs.DECR, 1).key(key).returning(Replies.integer()));
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
            .command(StringSpecs.DECRBY, 2)
            .key(key)
            .add(decrement)
            .returning(Replies.integer()));
  }

  /**
   * Adds bytes at the end of a value ({@code APPEND}); a missing key is made. A LedisDB that takes
   * no writes would not say so, so it is not sent to one that is known as such, and fails as other
   * writes do there.
   *
   * @param key the key
   * @param value what to add
   * @return the new length in bytes; LedisDB answers 0 and does nothing if there is nothing to add
   */
  default CompletableFuture<Long> append(K key, V value) {
    return execute(
        format().command(StringSpecs.APPEND, 2).key(key).value(value).returning(Replies.integer()));
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
            .command(StringSpecs.GETRANGE, 3)
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
            .command(StringSpecs.SETRANGE, 3)
            .key(key)
            .add(between(offset, 0, StringSpecs.LARGEST_VALUE, "offset"))
            .value(value)
            .returning(Replies.integer()));
  }
}
