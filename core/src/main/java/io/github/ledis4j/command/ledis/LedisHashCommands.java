package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixSeconds;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on LedisDB's hashes: first those on fields, then those on whole hashes. A key of
 * another key space is another, even under the same name, so each key space has its own commands to
 * clear, to look and to expire. Fields are of the type of keys. The server takes keys and fields of
 * 1 to 1024 bytes and values of up to 1 GiB.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface LedisHashCommands<K, V> extends CommandSink<K, V> {

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
            .command(HashSpecs.HMGET, 1 + count(fields, "field"))
            .key(key)
            .keys(fields)
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
    return hdel(key, Arrays.asList(fields));
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
  default CompletableFuture<Long> hdel(K key, Collection<? extends K> fields) {
    Collection<? extends K> distinct = Distinct.of(fields, "field", format().keyCodec());
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

  /**
   * Removes a hash ({@code HCLEAR}).
   *
   * @param key the key
   * @return how many fields it had; 0 if the key is missing
   */
  default CompletableFuture<Long> hclear(K key) {
    return execute(format().command(HashSpecs.HCLEAR, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Removes several hashes ({@code HMCLEAR}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> hmclear(K... keys) {
    return hmclear(Arrays.asList(keys));
  }

  /**
   * Removes several hashes ({@code HMCLEAR}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> hmclear(Collection<? extends K> keys) {
    return execute(
        format()
            .command(HashSpecs.HMCLEAR, count(keys, "key"))
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Asks whether a hash is there ({@code HKEYEXISTS}).
   *
   * @param key the key
   * @return false if the key is missing
   */
  default CompletableFuture<Boolean> hkeyexists(K key) {
    return execute(format().command(HashSpecs.HKEYEXISTS, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Lets a hash expire ({@code HEXPIRE}).
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Boolean> hexpire(K key, Duration ttl) {
    return execute(
        format()
            .command(HashSpecs.HEXPIRE, 2)
            .key(key)
            .add(seconds(ttl))
            .returning(Replies.flag()));
  }

  /**
   * Lets a hash expire at a point in time ({@code HEXPIREAT}). If that is past, LedisDB answers an
   * error.
   *
   * @param key the key
   * @param when the end of its life, rounded up to seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time does not lie after 1970
   */
  default CompletableFuture<Boolean> hexpireat(K key, Instant when) {
    return execute(
        format()
            .command(HashSpecs.HEXPIREAT, 2)
            .key(key)
            .add(unixSeconds(when))
            .returning(Replies.flag()));
  }

  /**
   * Asks how long a hash will live ({@code HTTL}). An expired one can stay readable for about a
   * second before the server removes it, without a time to live.
   *
   * @param key the key
   * @return whole seconds, or null if the key is missing or does not expire, which LedisDB does not
   *     tell apart
   */
  default CompletableFuture<@Nullable Duration> httl(K key) {
    return execute(format().command(HashSpecs.HTTL, 1).key(key).returning(KeyValueReplies.TTL));
  }

  /**
   * Keeps a hash from expiring ({@code HPERSIST}).
   *
   * @param key the key
   * @return false if the key is missing or has no time to live
   */
  default CompletableFuture<Boolean> hpersist(K key) {
    return execute(format().command(HashSpecs.HPERSIST, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Returns a hash in the server's own form ({@code HDUMP}), which Redis takes, too.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> hdump(K key) {
    return execute(format().command(HashSpecs.HDUMP, 1).key(key).returning(Replies.bytes()));
  }
}
