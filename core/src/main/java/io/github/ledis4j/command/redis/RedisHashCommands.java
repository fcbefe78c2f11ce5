package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.countOf;
import static io.github.ledis4j.internal.command.Arguments.finite;
import static io.github.ledis4j.internal.command.Arguments.millis;
import static io.github.ledis4j.internal.command.Arguments.unixMillis;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.scan.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on hashes. Fields are of the type of keys.
 *
 * <p>In this order: what reads ({@code hget} to {@code hrandfieldWithValues}), what stores and
 * removes ({@code hset} to {@code hincrbyfloat}), and the times to live that single fields have
 * ({@code hexpire} to {@code hpersist}), since Redis 7.4 and Valkey 9.0. A field whose time is over
 * is gone, and with its last field a key; a value that is stored again has no time to live. These
 * answer for each field, in the order of the fields.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface RedisHashCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads the value of a field ({@code HGET}).
   *
   * @param key the key
   * @param field the field
   * @return the value, or null if the key or the field is missing
   */
  default CompletableFuture<@Nullable V> hget(K key, K field) {
    return execute(
        format().command(RedisHashSpecs.HGET, 2).key(key).key(field).returning(format().value()));
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
    return hmget(key, Arrays.asList(fields));
  }

  /**
   * Reads the values of several fields ({@code HMGET}).
   *
   * @param key the key
   * @param fields at least one field
   * @return one element per field, in the order of the fields, null for each that is missing
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<List<@Nullable V>> hmget(K key, Collection<? extends K> fields) {
    return execute(
        format()
            .command(RedisHashSpecs.HMGET, 1 + count(fields, "field"))
            .key(key)
            .keys(fields)
            .returning(format().valueList()));
  }

  /**
   * Reads all fields with their values ({@code HGETALL}).
   *
   * @param key the key
   * @return the fields in no order; empty if the key is missing
   */
  default CompletableFuture<Map<K, V>> hgetall(K key) {
    return execute(
        format().command(RedisHashSpecs.HGETALL, 1).key(key).returning(format().valueMap()));
  }

  /**
   * Reads all fields ({@code HKEYS}).
   *
   * @param key the key
   * @return the fields in no order; empty if the key is missing
   */
  default CompletableFuture<List<K>> hkeys(K key) {
    return execute(
        format().command(RedisHashSpecs.HKEYS, 1).key(key).returning(format().keyList()));
  }

  /**
   * Reads all values ({@code HVALS}).
   *
   * @param key the key
   * @return the values in the order of {@link #hkeys}; empty if the key is missing
   */
  default CompletableFuture<List<V>> hvals(K key) {
    return execute(
        format().command(RedisHashSpecs.HVALS, 1).key(key).returning(format().elementList()));
  }

  /**
   * Returns whether a field is there ({@code HEXISTS}).
   *
   * @param key the key
   * @param field the field
   * @return false if the key or the field is missing
   */
  default CompletableFuture<Boolean> hexists(K key, K field) {
    return execute(
        format().command(RedisHashSpecs.HEXISTS, 2).key(key).key(field).returning(Replies.flag()));
  }

  /**
   * Counts the fields ({@code HLEN}).
   *
   * @param key the key
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> hlen(K key) {
    return execute(format().command(RedisHashSpecs.HLEN, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Returns the length of the value of a field ({@code HSTRLEN}).
   *
   * @param key the key
   * @param field the field
   * @return its length in bytes; 0 if the key or the field is missing
   */
  default CompletableFuture<Long> hstrlen(K key, K field) {
    return execute(
        format()
            .command(RedisHashSpecs.HSTRLEN, 2)
            .key(key)
            .key(field)
            .returning(Replies.integer()));
  }

  /**
   * Returns some field ({@code HRANDFIELD}), since Redis 6.2.
   *
   * @param key the key
   * @return a field, or null if the key is missing
   */
  default CompletableFuture<@Nullable K> hrandfield(K key) {
    return execute(
        format().command(RedisHashSpecs.HRANDFIELD, 1).key(key).returning(format().key()));
  }

  /**
   * Returns some fields ({@code HRANDFIELD} with a count), since Redis 6.2.
   *
   * @param key the key
   * @param count how many at most; when negative, exactly so many, of which some may come more than
   *     once
   * @return the fields; empty if the key is missing
   */
  default CompletableFuture<List<K>> hrandfieldCount(K key, long count) {
    return execute(
        format()
            .command(RedisHashSpecs.HRANDFIELD, 2)
            .key(key)
            .add(count)
            .returning(format().keyList()));
  }

  /**
   * Returns some fields with their values ({@code HRANDFIELD} with {@code WITHVALUES}), since Redis
   * 6.2.
   *
   * @param key the key
   * @param count how many at most; when negative, exactly so many, of which some may come more than
   *     once
   * @return the fields with their values; empty if the key is missing
   */
  default CompletableFuture<List<FieldValue<K, V>>> hrandfieldWithValues(K key, long count) {
    return execute(
        format()
            .command(RedisHashSpecs.HRANDFIELD, 3)
            .key(key)
            .add(count)
            .add("WITHVALUES")
            .returning(RedisReplies.fieldValues(format())));
  }

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
   * @return completes when it is done
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Void> hmset(K key, Map<? extends K, ? extends V> values) {
    return execute(
        format()
            .command(RedisHashSpecs.HMSET, 1 + countOf(values))
            .key(key)
            .pairs(values)
            .returning(Replies.done()));
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
   * Stores the values of several fields ({@code HSETEX}), since Redis 8.0 and Valkey 9.0. Times to
   * live that the fields have end.
   *
   * @param key the key
   * @param values at least one field with its value
   * @return true
   * @throws IllegalArgumentException if the map is empty
   */
  default CompletableFuture<Boolean> hsetex(K key, Map<? extends K, ? extends V> values) {
    return hsetex(key, values, HSetExOptions.DEFAULT);
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
   * Reads the values of several fields and lets the fields expire after some time ({@code HGETEX}),
   * since Redis 8.0 and Valkey 9.0.
   *
   * @param key the key
   * @param fields at least one field
   * @param ttl their new time to live, longer than zero, rounded up to milliseconds
   * @return one element per field, in the order of the fields, null for each that is missing
   * @throws IllegalArgumentException if the time to live is zero or negative, or there is no field
   */
  default CompletableFuture<List<@Nullable V>> hgetex(
      K key, Collection<? extends K> fields, Duration ttl) {
    return hgetex(key, fields, GetExOptions.expireIn(ttl));
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
    return hgetdel(key, Arrays.asList(fields));
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
  default CompletableFuture<List<@Nullable V>> hgetdel(K key, Collection<? extends K> fields) {
    return execute(
        HashFields.command(format(), RedisHashSpecs.HGETDEL, key, fields)
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
    return hdel(key, Arrays.asList(fields));
  }

  /**
   * Removes fields ({@code HDEL}).
   *
   * @param key the key
   * @param fields at least one field
   * @return how many were removed
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<Long> hdel(K key, Collection<? extends K> fields) {
    return execute(
        format()
            .command(RedisHashSpecs.HDEL, 1 + count(fields, "field"))
            .key(key)
            .keys(fields)
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

  /**
   * Lets fields expire after some time ({@code HEXPIRE}, or {@code HPEXPIRE} where the time has a
   * fraction of a second).
   *
   * @param key the key
   * @param ttl their time to live, longer than zero, rounded up to milliseconds
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the time to live is zero or negative, or there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<FieldExpiry>> hexpire(K key, Duration ttl, K... fields) {
    return hexpire(key, ttl, Arrays.asList(fields));
  }

  /**
   * Lets fields expire after some time ({@code HEXPIRE}, or {@code HPEXPIRE} where the time has a
   * fraction of a second).
   *
   * @param key the key
   * @param ttl their time to live, longer than zero, rounded up to milliseconds
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the time to live is zero or negative, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hexpire(
      K key, Duration ttl, Collection<? extends K> fields) {
    return execute(
        HashFields.expire(format(), RedisHashSpecs.HEXPIRE, key, millis(ttl), fields, null));
  }

  /**
   * Lets fields expire after some time if a condition holds ({@code HEXPIRE}, or {@code HPEXPIRE}
   * where the time has a fraction of a second).
   *
   * @param key the key
   * @param ttl their time to live, longer than zero, rounded up to milliseconds
   * @param fields at least one field
   * @param condition which of the fields are changed
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the time to live is zero or negative, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hexpire(
      K key, Duration ttl, Collection<? extends K> fields, ExpireCondition condition) {
    return execute(
        HashFields.expire(
            format(),
            RedisHashSpecs.HEXPIRE,
            key,
            millis(ttl),
            fields,
            requireNonNull(condition, "condition")));
  }

  /**
   * Lets fields expire at a point in time ({@code HEXPIREAT}, or {@code HPEXPIREAT} where the time
   * has a fraction of a second). Fields whose time is past are deleted.
   *
   * @param key the key
   * @param when the end of their life, after 1970, rounded up to milliseconds
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the point in time is earlier, or there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<FieldExpiry>> hexpireat(K key, Instant when, K... fields) {
    return hexpireat(key, when, Arrays.asList(fields));
  }

  /**
   * Lets fields expire at a point in time ({@code HEXPIREAT}, or {@code HPEXPIREAT} where the time
   * has a fraction of a second). Fields whose time is past are deleted.
   *
   * @param key the key
   * @param when the end of their life, after 1970, rounded up to milliseconds
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the point in time is earlier, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hexpireat(
      K key, Instant when, Collection<? extends K> fields) {
    return execute(
        HashFields.expire(format(), RedisHashSpecs.HEXPIREAT, key, unixMillis(when), fields, null));
  }

  /**
   * Lets fields expire at a point in time if a condition holds ({@code HEXPIREAT}, or {@code
   * HPEXPIREAT} where the time has a fraction of a second). Fields whose time is past are deleted.
   *
   * @param key the key
   * @param when the end of their life, after 1970, rounded up to milliseconds
   * @param fields at least one field
   * @param condition which of the fields are changed
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the point in time is earlier, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hexpireat(
      K key, Instant when, Collection<? extends K> fields, ExpireCondition condition) {
    return execute(
        HashFields.expire(
            format(),
            RedisHashSpecs.HEXPIREAT,
            key,
            unixMillis(when),
            fields,
            requireNonNull(condition, "condition")));
  }

  /**
   * Lets fields expire after some time ({@code HPEXPIRE}); {@link #hexpire} does the same, and
   * chooses the unit by itself.
   *
   * @param key the key
   * @param ttl their time to live, longer than zero, rounded up to milliseconds
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the time to live is zero or negative, or there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<FieldExpiry>> hpexpire(K key, Duration ttl, K... fields) {
    return hpexpire(key, ttl, Arrays.asList(fields));
  }

  /**
   * Lets fields expire after some time ({@code HPEXPIRE}); {@link #hexpire} does the same, and
   * chooses the unit by itself.
   *
   * @param key the key
   * @param ttl their time to live, longer than zero, rounded up to milliseconds
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the time to live is zero or negative, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hpexpire(
      K key, Duration ttl, Collection<? extends K> fields) {
    return execute(
        HashFields.expire(format(), RedisHashSpecs.HPEXPIRE, key, millis(ttl), fields, null));
  }

  /**
   * Lets fields expire after some time if a condition holds ({@code HPEXPIRE}); {@link #hexpire}
   * does the same, and chooses the unit by itself.
   *
   * @param key the key
   * @param ttl their time to live, longer than zero, rounded up to milliseconds
   * @param fields at least one field
   * @param condition which of the fields are changed
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the time to live is zero or negative, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hpexpire(
      K key, Duration ttl, Collection<? extends K> fields, ExpireCondition condition) {
    return execute(
        HashFields.expire(
            format(),
            RedisHashSpecs.HPEXPIRE,
            key,
            millis(ttl),
            fields,
            requireNonNull(condition, "condition")));
  }

  /**
   * Lets fields expire at a point in time ({@code HPEXPIREAT}); {@link #hexpireat} does the same,
   * and chooses the unit by itself. Fields whose time is past are deleted.
   *
   * @param key the key
   * @param when the end of their life, after 1970, rounded up to milliseconds
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the point in time is earlier, or there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<FieldExpiry>> hpexpireat(K key, Instant when, K... fields) {
    return hpexpireat(key, when, Arrays.asList(fields));
  }

  /**
   * Lets fields expire at a point in time ({@code HPEXPIREAT}); {@link #hexpireat} does the same,
   * and chooses the unit by itself. Fields whose time is past are deleted.
   *
   * @param key the key
   * @param when the end of their life, after 1970, rounded up to milliseconds
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the point in time is earlier, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hpexpireat(
      K key, Instant when, Collection<? extends K> fields) {
    return execute(
        HashFields.expire(
            format(), RedisHashSpecs.HPEXPIREAT, key, unixMillis(when), fields, null));
  }

  /**
   * Lets fields expire at a point in time if a condition holds ({@code HPEXPIREAT}); {@link
   * #hexpireat} does the same, and chooses the unit by itself. Fields whose time is past are
   * deleted.
   *
   * @param key the key
   * @param when the end of their life, after 1970, rounded up to milliseconds
   * @param fields at least one field
   * @param condition which of the fields are changed
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the point in time is earlier, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hpexpireat(
      K key, Instant when, Collection<? extends K> fields, ExpireCondition condition) {
    return execute(
        HashFields.expire(
            format(),
            RedisHashSpecs.HPEXPIREAT,
            key,
            unixMillis(when),
            fields,
            requireNonNull(condition, "condition")));
  }

  /**
   * Returns how long fields will live, in seconds ({@code HTTL}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the rest of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<Ttl>> httl(K key, K... fields) {
    return httl(key, Arrays.asList(fields));
  }

  /**
   * Returns how long fields will live, in seconds ({@code HTTL}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the rest of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<List<Ttl>> httl(K key, Collection<? extends K> fields) {
    return execute(
        HashFields.command(format(), RedisHashSpecs.HTTL, key, fields)
            .returning(RedisReplies.TTLS));
  }

  /**
   * Returns how long fields will live, in milliseconds ({@code HPTTL}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the rest of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<Ttl>> hpttl(K key, K... fields) {
    return hpttl(key, Arrays.asList(fields));
  }

  /**
   * Returns how long fields will live, in milliseconds ({@code HPTTL}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the rest of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<List<Ttl>> hpttl(K key, Collection<? extends K> fields) {
    return execute(
        HashFields.command(format(), RedisHashSpecs.HPTTL, key, fields)
            .returning(RedisReplies.PTTLS));
  }

  /**
   * Returns when fields will expire, to the second ({@code HEXPIRETIME}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the ends of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<ExpireTime>> hexpiretime(K key, K... fields) {
    return hexpiretime(key, Arrays.asList(fields));
  }

  /**
   * Returns when fields will expire, to the second ({@code HEXPIRETIME}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the ends of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<List<ExpireTime>> hexpiretime(K key, Collection<? extends K> fields) {
    return execute(
        HashFields.command(format(), RedisHashSpecs.HEXPIRETIME, key, fields)
            .returning(RedisReplies.EXPIRETIMES));
  }

  /**
   * Returns when fields will expire, to the millisecond ({@code HPEXPIRETIME}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the ends of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<ExpireTime>> hpexpiretime(K key, K... fields) {
    return hpexpiretime(key, Arrays.asList(fields));
  }

  /**
   * Returns when fields will expire, to the millisecond ({@code HPEXPIRETIME}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the ends of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<List<ExpireTime>> hpexpiretime(K key, Collection<? extends K> fields) {
    return execute(
        HashFields.command(format(), RedisHashSpecs.HPEXPIRETIME, key, fields)
            .returning(RedisReplies.PEXPIRETIMES));
  }

  /**
   * Keeps fields from expiring ({@code HPERSIST}).
   *
   * @param key the key
   * @param fields at least one field
   * @return what became of each
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<FieldPersistence>> hpersist(K key, K... fields) {
    return hpersist(key, Arrays.asList(fields));
  }

  /**
   * Keeps fields from expiring ({@code HPERSIST}).
   *
   * @param key the key
   * @param fields at least one field
   * @return what became of each
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<List<FieldPersistence>> hpersist(
      K key, Collection<? extends K> fields) {
    return execute(
        HashFields.command(format(), RedisHashSpecs.HPERSIST, key, fields)
            .returning(RedisReplies.FIELD_PERSISTENCES));
  }
}
