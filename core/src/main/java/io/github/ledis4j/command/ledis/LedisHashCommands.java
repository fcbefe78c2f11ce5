package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Replies;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on LedisDB's hashes; a key of another key space is another, even under the same
 * name. Fields are of the type of keys. The server takes keys and fields of 1 to 1024 bytes and
 * values of up to 1 GiB.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface LedisHashCommands<K, V> extends LedisHashKeyCommands<K, V> {

  /**
   * Stores the value of a field ({@code HSET}).
   *
   * @param key the key
   * @param field the field
   * @param value what to store
   * @return true if the field is new, false if it had a value before
   */
  default CompletableFuture<Boolean> hset(K key, K field, V value) {
    return execute(
        format()
            .command(HashSpecs.HSET, 3)
            .key(key)
            .key(field)
            .value(value)
            .returning(Replies.flag()));
  }

  /**
   * Reads the value of a field ({@code HGET}).
   *
   * @param key the key
   * @param field the field
   * @return the value, or null if the key or the field is missing
   */
  default CompletableFuture<@Nullable V> hget(K key, K field) {
    return execute(
        format().command(HashSpecs.HGET, 2).key(key).key(field).returning(format().value()));
  }

  /**
   * Stores the values of several fields, all or none ({@code HMSET}). LedisDB would count a field
   * twice that comes twice, so of fields with the same bytes only the last value is sent.
   *
   * @param key the key
   * @param values at least one field with its value
   * @return completes when it is done
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Void> hmset(K key, Map<? extends K, ? extends V> values) {
    Map<ByteBuffer, V> distinct = Distinct.lastOf(values, format().keyCodec());
    CommandBuilder<K, V> command =
        format().command(HashSpecs.HMSET, 1 + 2 * distinct.size()).key(key);
    distinct.forEach((field, value) -> command.add(field.array()).value(value));
    return execute(command.returning(Replies.done()));
  }

  /**
   * Reads the values of several fields ({@code HMGET}).
   *
   * @param key the key
   * @param fields at least one field
   * @return one element per field, in the order of the fields, null for each that is missing
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<@Nullable V>> hmget(K key, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        format()
            .command(HashSpecs.HMGET, 1 + all.size())
            .key(key)
            .keys(all)
            .returning(format().valueList()));
  }

  /**
   * Removes fields ({@code HDEL}). LedisDB would count a field twice that comes twice, and lose the
   * others, so each is sent once.
   *
   * @param key the key
   * @param fields at least one field
   * @return how many were removed
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> hdel(K key, K... fields) {
    Collection<K> distinct = Distinct.of(atLeastOne(fields, "field"), format().keyCodec());
    return execute(
        format()
            .command(HashSpecs.HDEL, 1 + distinct.size())
            .key(key)
            .keys(distinct)
            .returning(Replies.integer()));
  }

  /**
   * Asks whether a field is there ({@code HEXISTS}).
   *
   * @param key the key
   * @param field the field
   * @return false if the key or the field is missing
   */
  default CompletableFuture<Boolean> hexists(K key, K field) {
    return execute(
        format().command(HashSpecs.HEXISTS, 2).key(key).key(field).returning(Replies.flag()));
  }

  /**
   * Counts the fields ({@code HLEN}).
   *
   * @param key the key
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> hlen(K key) {
    return execute(format().command(HashSpecs.HLEN, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Adds to the number that a field holds as text ({@code HINCRBY}); past the range of a {@code
   * long} it goes on at the other end.
   *
   * @param key the key
   * @param field the field; one that is missing counts from 0
   * @param increment what to add
   * @return the sum
   */
  default CompletableFuture<Long> hincrby(K key, K field, long increment) {
    return execute(
        format()
            .command(HashSpecs.HINCRBY, 3)
            .key(key)
            .key(field)
            .add(increment)
            .returning(Replies.integer()));
  }

  /**
   * Reads all fields with their values ({@code HGETALL}).
   *
   * @param key the key
   * @return the fields in the order of their bytes; empty if the key is missing
   */
  default CompletableFuture<Map<K, V>> hgetall(K key) {
    return execute(format().command(HashSpecs.HGETALL, 1).key(key).returning(format().valueMap()));
  }

  /**
   * Reads all fields ({@code HKEYS}).
   *
   * @param key the key
   * @return the fields in the order of their bytes; empty if the key is missing
   */
  default CompletableFuture<List<K>> hkeys(K key) {
    return execute(format().command(HashSpecs.HKEYS, 1).key(key).returning(format().keyList()));
  }

  /**
   * Reads all values ({@code HVALS}).
   *
   * @param key the key
   * @return the values in the order of {@link #hkeys}; empty if the key is missing
   */
  default CompletableFuture<List<V>> hvals(K key) {
    return execute(format().command(HashSpecs.HVALS, 1).key(key).returning(format().elementList()));
  }
}
