package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.millis;
import static io.github.ledis4j.internal.command.Arguments.unixMillis;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.SortOptions;
import io.github.ledis4j.internal.command.SortWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on keys of any type.
 *
 * <p>In this order: what tells of keys ({@code exists} to {@code touch}), what deletes, renames and
 * copies them ({@code del} to {@code restore}), what lets them expire ({@code expire} to {@code
 * pexpiretime}), what sorts their elements ({@code sort} to {@code sortStore}), and how the server
 * keeps them ({@code objectEncoding} to {@code objectRefcount}). What needs no key, as {@code keys}
 * and {@code randomkey}, is in {@link RedisKeyspaceCommands}.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisKeyCommands<K, V> extends CommandSink<K, V> {

  /**
   * Returns whether a key is there ({@code EXISTS}).
   *
   * @param key the key
   * @return false if the key is missing
   */
  default CompletableFuture<Boolean> exists(K key) {
    return execute(format().command(RedisKeySpecs.EXISTS, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Counts which of several keys are there ({@code EXISTS}).
   *
   * @param keys at least one key
   * @return how many there are, a key that is given twice counting twice
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> existsCount(K... keys) {
    return existsCount(Arrays.asList(keys));
  }

  /**
   * Counts which of several keys are there ({@code EXISTS}).
   *
   * @param keys at least one key
   * @return how many there are, a key that is given twice counting twice
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> existsCount(Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisKeySpecs.EXISTS, count(keys, "key"))
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Returns what a key holds ({@code TYPE}).
   *
   * @param key the key
   * @return the type, or null if the key is missing
   */
  default CompletableFuture<@Nullable RedisType> type(K key) {
    return execute(
        format().command(RedisKeySpecs.TYPE, 1).key(key).returning(RedisKeyReplies.TYPE));
  }

  /**
   * Marks keys as used just now ({@code TOUCH}).
   *
   * @param keys at least one key
   * @return how many there are
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> touch(K... keys) {
    return touch(Arrays.asList(keys));
  }

  /**
   * Marks keys as used just now ({@code TOUCH}).
   *
   * @param keys at least one key
   * @return how many there are
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> touch(Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisKeySpecs.TOUCH, count(keys, "key"))
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Deletes keys ({@code DEL}).
   *
   * @param keys at least one key
   * @return how many there were
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> del(K... keys) {
    return del(Arrays.asList(keys));
  }

  /**
   * Deletes keys ({@code DEL}).
   *
   * @param keys at least one key
   * @return how many there were
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> del(Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisKeySpecs.DEL, count(keys, "key"))
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Deletes keys and frees their memory later ({@code UNLINK}).
   *
   * @param keys at least one key
   * @return how many there were
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> unlink(K... keys) {
    return unlink(Arrays.asList(keys));
  }

  /**
   * Deletes keys and frees their memory later ({@code UNLINK}).
   *
   * @param keys at least one key
   * @return how many there were
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> unlink(Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisKeySpecs.UNLINK, count(keys, "key"))
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Renames a key ({@code RENAME}) and deletes what had the new name. A missing key is answered
   * with an error.
   *
   * @param key the key
   * @param newKey its new name
   * @return completes when it is done
   */
  default CompletableFuture<Void> rename(K key, K newKey) {
    return execute(
        format().command(RedisKeySpecs.RENAME, 2).key(key).key(newKey).returning(Replies.done()));
  }

  /**
   * Renames a key unless the new name is taken ({@code RENAMENX}). A missing key is answered with
   * an error.
   *
   * @param key the key
   * @param newKey its new name
   * @return false if the new name is taken
   */
  default CompletableFuture<Boolean> renamenx(K key, K newKey) {
    return execute(
        format().command(RedisKeySpecs.RENAMENX, 2).key(key).key(newKey).returning(Replies.flag()));
  }

  /**
   * Copies a key unless the destination is there ({@code COPY}), since Redis 6.2.
   *
   * @param source the key to copy
   * @param destination the key to make
   * @return true if it was copied, false if the source is missing or the destination is there
   */
  default CompletableFuture<Boolean> copy(K source, K destination) {
    return copy(source, destination, CopyOptions.DEFAULT);
  }

  /**
   * Copies a key as the options say ({@code COPY}), since Redis 6.2.
   *
   * @param source the key to copy
   * @param destination the key to make
   * @param options where to, and whether to replace
   * @return true if it was copied, false if the source is missing or the destination is in the way
   */
  default CompletableFuture<Boolean> copy(K source, K destination, CopyOptions options) {
    return execute(
        options
            .addTo(
                format()
                    .command(RedisKeySpecs.COPY, 2 + options.arguments())
                    .key(source)
                    .key(destination))
            .returning(Replies.flag()));
  }

  /**
   * Returns the content of a key in the server's own form ({@code DUMP}). {@link #restore} takes
   * it, on this server or another of no older version.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> dump(K key) {
    return execute(format().command(RedisKeySpecs.DUMP, 1).key(key).returning(Replies.bytes()));
  }

  /**
   * Makes a key that does not expire of what {@code DUMP} gave ({@code RESTORE}). A key that is
   * there is answered with an error.
   *
   * @param key the key
   * @param payload what {@code DUMP} gave, on this server or another of no newer version
   * @return completes when it is done
   */
  default CompletableFuture<Void> restore(K key, byte[] payload) {
    return restore(key, payload, RestoreOptions.DEFAULT);
  }

  /**
   * Makes a key of what {@code DUMP} gave ({@code RESTORE}), as the options say. A key that is
   * there and must not be replaced is answered with an error.
   *
   * @param key the key
   * @param payload what {@code DUMP} gave, on this server or another of no newer version
   * @param options how long the key lives, and whether to replace
   * @return completes when it is done
   */
  default CompletableFuture<Void> restore(K key, byte[] payload, RestoreOptions options) {
    return execute(
        options
            .addTo(
                format()
                    .command(RedisKeySpecs.RESTORE, 3 + options.arguments())
                    .key(key)
                    .add(options.time())
                    .add(payload))
            .returning(Replies.done()));
  }

  /**
   * Lets a key expire ({@code EXPIRE}, or {@code PEXPIRE} where the time has a fraction of a
   * second).
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to milliseconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Boolean> expire(K key, Duration ttl) {
    return execute(expiring(RedisKeySpecs.EXPIRE, key, millis(ttl), null));
  }

  /**
   * Lets a key expire if a condition holds ({@code EXPIRE}, or {@code PEXPIRE} where the time has a
   * fraction of a second), since Redis 7.0.
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to milliseconds
   * @param condition when to do so
   * @return false if the key is missing or the condition does not hold
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Boolean> expire(K key, Duration ttl, ExpireCondition condition) {
    return execute(
        expiring(RedisKeySpecs.EXPIRE, key, millis(ttl), requireNonNull(condition, "condition")));
  }

  /**
   * Lets a key expire at a point in time ({@code EXPIREAT}, or {@code PEXPIREAT} where the time has
   * a fraction of a second). If it is past, the key is deleted.
   *
   * @param key the key
   * @param when the end of its life, after 1970, rounded up to milliseconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time is earlier
   */
  default CompletableFuture<Boolean> expireat(K key, Instant when) {
    return execute(expiring(RedisKeySpecs.EXPIREAT, key, unixMillis(when), null));
  }

  /**
   * Lets a key expire at a point in time if a condition holds ({@code EXPIREAT}, or {@code
   * PEXPIREAT} where the time has a fraction of a second), since Redis 7.0. If it is past, the key
   * is deleted.
   *
   * @param key the key
   * @param when the end of its life, after 1970, rounded up to milliseconds
   * @param condition when to do so
   * @return false if the key is missing or the condition does not hold
   * @throws IllegalArgumentException if the point in time is earlier
   */
  default CompletableFuture<Boolean> expireat(K key, Instant when, ExpireCondition condition) {
    return execute(
        expiring(
            RedisKeySpecs.EXPIREAT, key, unixMillis(when), requireNonNull(condition, "condition")));
  }

  /**
   * Lets a key expire ({@code PEXPIRE}); {@link #expire} does the same, and chooses the unit by
   * itself.
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to milliseconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Boolean> pexpire(K key, Duration ttl) {
    return execute(expiring(RedisKeySpecs.PEXPIRE, key, millis(ttl), null));
  }

  /**
   * Lets a key expire if a condition holds ({@code PEXPIRE}), since Redis 7.0; {@link #expire} does
   * the same, and chooses the unit by itself.
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to milliseconds
   * @param condition when to do so
   * @return false if the key is missing or the condition does not hold
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Boolean> pexpire(K key, Duration ttl, ExpireCondition condition) {
    return execute(
        expiring(RedisKeySpecs.PEXPIRE, key, millis(ttl), requireNonNull(condition, "condition")));
  }

  /**
   * Lets a key expire at a point in time ({@code PEXPIREAT}); {@link #expireat} does the same, and
   * chooses the unit by itself. If it is past, the key is deleted.
   *
   * @param key the key
   * @param when the end of its life, after 1970, rounded up to milliseconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time is earlier
   */
  default CompletableFuture<Boolean> pexpireat(K key, Instant when) {
    return execute(expiring(RedisKeySpecs.PEXPIREAT, key, unixMillis(when), null));
  }

  /**
   * Lets a key expire at a point in time if a condition holds ({@code PEXPIREAT}), since Redis 7.0;
   * {@link #expireat} does the same, and chooses the unit by itself. If it is past, the key is
   * deleted.
   *
   * @param key the key
   * @param when the end of its life, after 1970, rounded up to milliseconds
   * @param condition when to do so
   * @return false if the key is missing or the condition does not hold
   * @throws IllegalArgumentException if the point in time is earlier
   */
  default CompletableFuture<Boolean> pexpireat(K key, Instant when, ExpireCondition condition) {
    return execute(
        expiring(
            RedisKeySpecs.PEXPIREAT,
            key,
            unixMillis(when),
            requireNonNull(condition, "condition")));
  }

  private Command<Boolean> expiring(
      TimeForms<CommandSpec> forms, K key, long millis, @Nullable ExpireCondition condition) {
    return expiring(forms.of(millis), key, TimeForms.number(millis), condition);
  }

  private Command<Boolean> expiring(
      CommandSpec spec, K key, long time, @Nullable ExpireCondition condition) {
    CommandBuilder<K, V> command =
        format().command(spec, condition == null ? 2 : 3).key(key).add(time);
    if (condition != null) {
      command.add(condition.word());
    }
    return command.returning(Replies.flag());
  }

  /**
   * Keeps a key from expiring ({@code PERSIST}).
   *
   * @param key the key
   * @return false if the key is missing or has no time to live
   */
  default CompletableFuture<Boolean> persist(K key) {
    return execute(format().command(RedisKeySpecs.PERSIST, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Returns how long a key will live, in seconds ({@code TTL}).
   *
   * @param key the key
   * @return the rest of its life, or why there is none
   */
  default CompletableFuture<Ttl> ttl(K key) {
    return execute(format().command(RedisKeySpecs.TTL, 1).key(key).returning(RedisKeyReplies.TTL));
  }

  /**
   * Returns how long a key will live, in milliseconds ({@code PTTL}).
   *
   * @param key the key
   * @return the rest of its life, or why there is none
   */
  default CompletableFuture<Ttl> pttl(K key) {
    return execute(
        format().command(RedisKeySpecs.PTTL, 1).key(key).returning(RedisKeyReplies.PTTL));
  }

  /**
   * Returns when a key will expire, in seconds ({@code EXPIRETIME}), since Redis 7.0.
   *
   * @param key the key
   * @return the end of its life, or why there is none
   */
  default CompletableFuture<ExpireTime> expiretime(K key) {
    return execute(
        format()
            .command(RedisKeySpecs.EXPIRETIME, 1)
            .key(key)
            .returning(RedisKeyReplies.EXPIRETIME));
  }

  /**
   * Returns when a key will expire, in milliseconds ({@code PEXPIRETIME}), since Redis 7.0.
   *
   * @param key the key
   * @return the end of its life, or why there is none
   */
  default CompletableFuture<ExpireTime> pexpiretime(K key) {
    return execute(
        format()
            .command(RedisKeySpecs.PEXPIRETIME, 1)
            .key(key)
            .returning(RedisKeyReplies.PEXPIRETIME));
  }

  /**
   * Sorts a list, a set or a sorted set by numbers ({@code SORT}), which itself stays as it is. An
   * element that is no number is answered with an error.
   *
   * @param key the key
   * @return the elements, the lowest first; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> sort(K key) {
    return sort(key, SortOptions.NUMERIC);
  }

  /**
   * Sorts a list, a set or a sorted set as the options say ({@code SORT}), which itself stays as it
   * is.
   *
   * @param key the key
   * @param options by what to sort, and what to return
   * @return the result, null where a {@code GET} pattern names nothing; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> sort(K key, SortOptions options) {
    return execute(sorting(RedisKeySpecs.SORT, key, options));
  }

  /**
   * Sorts by numbers on a server that takes no writes, too ({@code SORT_RO}), since Redis 7.0.
   *
   * @param key the key
   * @return the elements, the lowest first; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> sortRo(K key) {
    return sortRo(key, SortOptions.NUMERIC);
  }

  /**
   * Sorts as the options say on a server that takes no writes, too ({@code SORT_RO}), since Redis
   * 7.0.
   *
   * @param key the key
   * @param options by what to sort, and what to return
   * @return the result, null where a {@code GET} pattern names nothing; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> sortRo(K key, SortOptions options) {
    return execute(sorting(RedisKeySpecs.SORT_RO, key, options));
  }

  private Command<List<@Nullable V>> sorting(CommandSpec spec, K key, SortOptions options) {
    return SortWords.of(options)
        .addTo(format().command(spec, 1 + SortWords.of(options).arguments()).key(key))
        .returning(format().valueList());
  }

  /**
   * Sorts by numbers and stores the result ({@code SORT} with {@code STORE}).
   *
   * @param key the key
   * @param destination the key of the list to store, in place of what it holds; missing afterwards
   *     if the result is empty
   * @return how many elements the list has
   */
  default CompletableFuture<Long> sortStore(K key, K destination) {
    return sortStore(key, destination, SortOptions.NUMERIC);
  }

  /**
   * Sorts as the options say and stores the result ({@code SORT} with {@code STORE}).
   *
   * @param key the key
   * @param destination the key of the list to store, in place of what it holds; elements are empty
   *     where a {@code GET} pattern names nothing, and the list is missing if the result is empty
   * @param options by what to sort, and what to store
   * @return how many elements the list has
   */
  default CompletableFuture<Long> sortStore(K key, K destination, SortOptions options) {
    return execute(
        SortWords.of(options)
            .addTo(
                format()
                    .command(RedisKeySpecs.SORT_STORE, 3 + SortWords.of(options).arguments())
                    .key(key))
            .add("STORE")
            .key(destination)
            .returning(Replies.integer()));
  }

  /**
   * Returns how a value is kept in memory ({@code OBJECT ENCODING}).
   *
   * @param key the key
   * @return the server's name of the encoding, or null if the key is missing
   */
  default CompletableFuture<@Nullable String> objectEncoding(K key) {
    return execute(
        format().command(RedisKeySpecs.OBJECT_ENCODING, 1).key(key).returning(Replies.text()));
  }

  /**
   * Returns how often a key is used ({@code OBJECT FREQ}). A server that does not count uses for
   * eviction answers an error.
   *
   * @param key the key
   * @return the logarithmic counter, or null if the key is missing
   */
  default CompletableFuture<@Nullable Long> objectFreq(K key) {
    return execute(
        format().command(RedisKeySpecs.OBJECT_FREQ, 1).key(key).returning(Replies.integerOrNull()));
  }

  /**
   * Returns how long a key has not been used ({@code OBJECT IDLETIME}). A server that counts uses
   * for eviction answers an error.
   *
   * @param key the key
   * @return whole seconds, or null if the key is missing
   */
  default CompletableFuture<@Nullable Duration> objectIdletime(K key) {
    return execute(
        format()
            .command(RedisKeySpecs.OBJECT_IDLETIME, 1)
            .key(key)
            .returning(RedisKeyReplies.IDLE_TIME));
  }

  /**
   * Returns how many references a value has ({@code OBJECT REFCOUNT}).
   *
   * @param key the key
   * @return the number of references, or null if the key is missing
   */
  default CompletableFuture<@Nullable Long> objectRefcount(K key) {
    return execute(
        format()
            .command(RedisKeySpecs.OBJECT_REFCOUNT, 1)
            .key(key)
            .returning(Replies.integerOrNull()));
  }
}
