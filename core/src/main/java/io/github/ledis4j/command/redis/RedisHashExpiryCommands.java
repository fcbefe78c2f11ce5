package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.millis;
import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixMillis;
import static io.github.ledis4j.internal.command.Arguments.unixSeconds;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The commands on the times to live that single fields of a hash have, since Redis 7.4 and Valkey
 * 9.0. A field whose time is over is gone, and with its last field a key. A value that is stored
 * again has none.
 *
 * <p>All of them answer for each field, in the order of the fields.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface RedisHashExpiryCommands<K, V> extends CommandSink<K, V> {

  /**
   * Lets fields expire after some time ({@code HEXPIRE}).
   *
   * @param key the key
   * @param ttl their time to live, whole seconds, at least one
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the time to live is shorter than a second or has a fraction
   *     of one, or there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<FieldExpiry>> hexpire(K key, Duration ttl, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        HashFields.expire(format(), RedisHashSpecs.HEXPIRE, key, seconds(ttl), all, null));
  }

  /**
   * Lets fields expire after some time if a condition holds ({@code HEXPIRE}).
   *
   * @param key the key
   * @param ttl their time to live, whole seconds, at least one
   * @param fields at least one field
   * @param condition which of the fields are changed
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the time to live is shorter than a second or has a fraction
   *     of one, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hexpire(
      K key, Duration ttl, Collection<? extends K> fields, ExpireCondition condition) {
    requireNonNull(condition, "condition");
    return execute(
        HashFields.expire(format(), RedisHashSpecs.HEXPIRE, key, seconds(ttl), fields, condition));
  }

  /**
   * Lets fields expire after some time ({@code HPEXPIRE}).
   *
   * @param key the key
   * @param ttl their time to live, whole milliseconds, at least one
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the time to live is shorter than a millisecond or has a
   *     fraction of one, or there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<FieldExpiry>> hpexpire(K key, Duration ttl, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        HashFields.expire(format(), RedisHashSpecs.HPEXPIRE, key, millis(ttl), all, null));
  }

  /**
   * Lets fields expire after some time if a condition holds ({@code HPEXPIRE}).
   *
   * @param key the key
   * @param ttl their time to live, whole milliseconds, at least one
   * @param fields at least one field
   * @param condition which of the fields are changed
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the time to live is shorter than a millisecond or has a
   *     fraction of one, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hpexpire(
      K key, Duration ttl, Collection<? extends K> fields, ExpireCondition condition) {
    requireNonNull(condition, "condition");
    return execute(
        HashFields.expire(format(), RedisHashSpecs.HPEXPIRE, key, millis(ttl), fields, condition));
  }

  /**
   * Lets fields expire at a point in time ({@code HEXPIREAT}).
   *
   * @param key the key
   * @param when the end of their life, whole seconds
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the point in time has a fraction of a second or does not
   *     lie after 1970, or there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<FieldExpiry>> hexpireat(K key, Instant when, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        HashFields.expire(format(), RedisHashSpecs.HEXPIREAT, key, unixSeconds(when), all, null));
  }

  /**
   * Lets fields expire at a point in time if a condition holds ({@code HEXPIREAT}).
   *
   * @param key the key
   * @param when the end of their life, whole seconds
   * @param fields at least one field
   * @param condition which of the fields are changed
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the point in time has a fraction of a second or does not
   *     lie after 1970, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hexpireat(
      K key, Instant when, Collection<? extends K> fields, ExpireCondition condition) {
    requireNonNull(condition, "condition");
    return execute(
        HashFields.expire(
            format(), RedisHashSpecs.HEXPIREAT, key, unixSeconds(when), fields, condition));
  }

  /**
   * Lets fields expire at a point in time ({@code HPEXPIREAT}).
   *
   * @param key the key
   * @param when the end of their life, whole milliseconds
   * @param fields at least one field
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the point in time has a fraction of a millisecond or does
   *     not lie after 1970, or there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<FieldExpiry>> hpexpireat(K key, Instant when, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        HashFields.expire(format(), RedisHashSpecs.HPEXPIREAT, key, unixMillis(when), all, null));
  }

  /**
   * Lets fields expire at a point in time if a condition holds ({@code HPEXPIREAT}).
   *
   * @param key the key
   * @param when the end of their life, whole milliseconds
   * @param fields at least one field
   * @param condition which of the fields are changed
   * @return one element per field that says what became of it
   * @throws IllegalArgumentException if the point in time has a fraction of a millisecond or does
   *     not lie after 1970, or there is no field
   */
  default CompletableFuture<List<FieldExpiry>> hpexpireat(
      K key, Instant when, Collection<? extends K> fields, ExpireCondition condition) {
    requireNonNull(condition, "condition");
    return execute(
        HashFields.expire(
            format(), RedisHashSpecs.HPEXPIREAT, key, unixMillis(when), fields, condition));
  }

  /**
   * Asks how long fields will live, in seconds ({@code HTTL}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the rest of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<Ttl>> httl(K key, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        HashFields.command(format(), RedisHashSpecs.HTTL, key, all).returning(RedisReplies.TTLS));
  }

  /**
   * Asks how long fields will live, in milliseconds ({@code HPTTL}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the rest of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<Ttl>> hpttl(K key, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        HashFields.command(format(), RedisHashSpecs.HPTTL, key, all).returning(RedisReplies.PTTLS));
  }

  /**
   * Asks when fields will expire, to the second ({@code HEXPIRETIME}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the ends of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<ExpireTime>> hexpiretime(K key, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        HashFields.command(format(), RedisHashSpecs.HEXPIRETIME, key, all)
            .returning(RedisReplies.EXPIRETIMES));
  }

  /**
   * Asks when fields will expire, to the millisecond ({@code HPEXPIRETIME}).
   *
   * @param key the key
   * @param fields at least one field
   * @return the ends of their lives, or why there is none
   * @throws IllegalArgumentException if there is no field
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<ExpireTime>> hpexpiretime(K key, K... fields) {
    List<K> all = atLeastOne(fields, "field");
    return execute(
        HashFields.command(format(), RedisHashSpecs.HPEXPIRETIME, key, all)
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
    List<K> all = atLeastOne(fields, "field");
    return execute(
        HashFields.command(format(), RedisHashSpecs.HPERSIST, key, all)
            .returning(RedisReplies.FIELD_PERSISTENCES));
  }
}
