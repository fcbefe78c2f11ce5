package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.countOf;

import io.github.ledis4j.command.KeyCommands;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.StringCommands;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
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
public interface LedisKeyValueCommands<K, V> extends StringCommands<K, V>, KeyCommands<K, V> {

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
   * Stores a value and gives the one before ({@code GETSET}). A time to live that the key has
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
}
