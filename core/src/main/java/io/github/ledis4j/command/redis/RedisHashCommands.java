package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.countOf;
import static io.github.ledis4j.internal.command.Arguments.finite;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Replies;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that change fields of hashes. Fields are of the type of keys.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface RedisHashCommands<K, V>
    extends RedisHashReadCommands<K, V>, RedisHashExpiryCommands<K, V> {

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
            .command(RedisHashSpecs.HSET, 3)
            .key(key)
            .key(field)
            .value(value)
            .returning(Replies.flag()));
  }

  /**
   * Stores the values of several fields ({@code HSET}).
   *
   * @param key the key
   * @param values at least one field with its value
   * @return how many of the fields are new
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Long> hsetAll(K key, Map<? extends K, ? extends V> values) {
    return execute(
        format()
            .command(RedisHashSpecs.HSET, 1 + countOf(values))
            .key(key)
            .pairs(values)
            .returning(Replies.integer()));
  }

  /**
   * Stores the values of several fields ({@code HMSET}), as {@link #hsetAll} does.
   *
   * @param key the key
   * @param values at least one field with its value
   * @return true
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Boolean> hmset(K key, Map<? extends K, ? extends V> values) {
    return execute(
        format()
            .command(RedisHashSpecs.HMSET, 1 + countOf(values))
            .key(key)
            .pairs(values)
            .returning(Replies.ok()));
  }

  /**
   * Stores the value of a field unless the field is there ({@code HSETNX}).
   *
   * @param key the key
   * @param field the field
   * @param value what to store
   * @return true if it was stored, false if the field was there
   */
  default CompletableFuture<Boolean> hsetnx(K key, K field, V value) {
    return execute(
        format()
            .command(RedisHashSpecs.HSETNX, 3)
            .key(key)
            .key(field)
            .value(value)
            .returning(Replies.flag()));
  }

  /**
   * Stores the values of several fields, all or none, as the options say ({@code HSETEX}), since
   * Redis 8.0 and Valkey 9.0.
   *
   * @param key the key
   * @param values at least one field with its value
   * @param options on what condition, and how long
   * @return true if they were stored, false if the condition did not hold
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Boolean> hsetex(
      K key, Map<? extends K, ? extends V> values, HSetExOptions options) {
    CommandBuilder<K, V> command =
        format().command(RedisHashSpecs.HSETEX, 3 + options.arguments() + countOf(values)).key(key);
    return execute(
        options
            .addTo(command)
            .add("FIELDS")
            .add(values.size())
            .pairs(values)
            .returning(Replies.flag()));
  }

  /**
   * Reads the values of several fields and changes their times to live ({@code HGETEX}), since
   * Redis 8.0 and Valkey 9.0.
   *
   * @param key the key
   * @param fields at least one field
   * @param options the new time to live
   * @return one element per field, in the order of the fields, null for each that is missing
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<List<@Nullable V>> hgetex(
      K key, Collection<? extends K> fields, GetExOptions options) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisHashSpecs.HGETEX, 3 + GetExWords.of(options).arguments() + fields.size())
            .key(key);
    return execute(
        HashFields.addTo(GetExWords.of(options).addTo(command), fields)
            .returning(format().valueList()));
  }

  /**
   * Reads the values of several fields and removes the fields ({@code HGETDEL}), since Redis 8.0
   * and Valkey 9.1.
   *
   * @param key the key
   * @param fields at least one field
   * @return one element per field, in the order of the fields, null for each that was missing
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<@Nullable V>> hgetdel(K key, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        HashFields.command(format(), RedisHashSpecs.HGETDEL, key, all)
            .returning(format().valueList()));
  }

  /**
   * Removes fields ({@code HDEL}).
   *
   * @param key the key
   * @param fields at least one field
   * @return how many were removed
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> hdel(K key, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        format()
            .command(RedisHashSpecs.HDEL, 1 + all.size())
            .key(key)
            .keys(all)
            .returning(Replies.integer()));
  }

  /**
   * Adds to the number that a field holds as text ({@code HINCRBY}). Beyond 64 bits Redis refuses.
   *
   * @param key the key
   * @param field the field; one that is missing counts from 0
   * @param increment what to add, may be negative
   * @return the sum
   */
  default CompletableFuture<Long> hincrby(K key, K field, long increment) {
    return execute(
        format()
            .command(RedisHashSpecs.HINCRBY, 3)
            .key(key)
            .key(field)
            .add(increment)
            .returning(Replies.integer()));
  }

  /**
   * Adds to the floating-point number that a field holds as text ({@code HINCRBYFLOAT}).
   *
   * @param key the key
   * @param field the field; one that is missing counts from 0
   * @param increment what to add, may be negative
   * @return the sum
   * @throws IllegalArgumentException if the increment is infinite or NaN
   */
  default CompletableFuture<Double> hincrbyfloat(K key, K field, double increment) {
    return execute(
        format()
            .command(RedisHashSpecs.HINCRBYFLOAT, 3)
            .key(key)
            .key(field)
            .add(finite(increment, "increment"))
            .returning(Replies.decimal()));
  }
}
