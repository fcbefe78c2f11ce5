package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.scan.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that read hashes. Fields are of the type of keys.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface RedisHashReadCommands<K, V> extends CommandSink<K, V> {

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
    List<K> all = atLeastOne(fields, "field");
    return execute(
        format()
            .command(RedisHashSpecs.HMGET, 1 + all.size())
            .key(key)
            .keys(all)
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
   * Asks whether a field is there ({@code HEXISTS}).
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
   * Asks for the length of the value of a field ({@code HSTRLEN}).
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
   * Gives some field ({@code HRANDFIELD}), since Redis 6.2.
   *
   * @param key the key
   * @return a field, or null if the key is missing
   */
  default CompletableFuture<@Nullable K> hrandfield(K key) {
    return execute(
        format().command(RedisHashSpecs.HRANDFIELD, 1).key(key).returning(format().key()));
  }

  /**
   * Gives some fields ({@code HRANDFIELD} with a count), since Redis 6.2.
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
   * Gives some fields with their values ({@code HRANDFIELD} with {@code WITHVALUES}), since Redis
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
}
