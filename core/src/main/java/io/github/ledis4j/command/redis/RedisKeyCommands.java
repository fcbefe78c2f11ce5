package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.millis;
import static io.github.ledis4j.internal.command.Arguments.unixMillis;

import io.github.ledis4j.command.KeyCommands;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on keys of any type.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisKeyCommands<K, V> extends KeyCommands<K, V> {

  /**
   * Deletes keys ({@code DEL}).
   *
   * @param keys at least one key
   * @return how many there were
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> del(K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(RedisKeySpecs.DEL, all.size()).keys(all).returning(Replies.integer()));
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
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(RedisKeySpecs.UNLINK, all.size()).keys(all).returning(Replies.integer()));
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
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(RedisKeySpecs.EXISTS, all.size()).keys(all).returning(Replies.integer()));
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
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(RedisKeySpecs.TOUCH, all.size()).keys(all).returning(Replies.integer()));
  }

  /**
   * Lets a key expire ({@code PEXPIRE}).
   *
   * @param key the key
   * @param ttl its time to live, whole milliseconds, at least one
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is shorter than a millisecond, for which
   *     Redis deletes the key, or has a fraction of one
   */
  default CompletableFuture<Boolean> pexpire(K key, Duration ttl) {
    return execute(
        format()
            .command(RedisKeySpecs.PEXPIRE, 2)
            .key(key)
            .add(millis(ttl))
            .returning(Replies.flag()));
  }

  /**
   * Lets a key expire at a point in time ({@code PEXPIREAT}). If that is past, the key is deleted.
   *
   * @param key the key
   * @param when the end of its life, whole milliseconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time has a fraction of a millisecond or does
   *     not lie after 1970
   */
  default CompletableFuture<Boolean> pexpireat(K key, Instant when) {
    return execute(
        format()
            .command(RedisKeySpecs.PEXPIREAT, 2)
            .key(key)
            .add(unixMillis(when))
            .returning(Replies.flag()));
  }

  /**
   * Asks how long a key will live, in seconds ({@code TTL}).
   *
   * @param key the key
   * @return the rest of its life, or why there is none
   */
  default CompletableFuture<Ttl> ttl(K key) {
    return execute(format().command(RedisKeySpecs.TTL, 1).key(key).returning(RedisKeyReplies.TTL));
  }

  /**
   * Asks how long a key will live, in milliseconds ({@code PTTL}).
   *
   * @param key the key
   * @return the rest of its life, or why there is none
   */
  default CompletableFuture<Ttl> pttl(K key) {
    return execute(
        format().command(RedisKeySpecs.PTTL, 1).key(key).returning(RedisKeyReplies.PTTL));
  }

  /**
   * Asks what a key holds ({@code TYPE}).
   *
   * @param key the key
   * @return the type, or null if the key is missing
   */
  default CompletableFuture<@Nullable RedisType> type(K key) {
    return execute(
        format().command(RedisKeySpecs.TYPE, 1).key(key).returning(RedisKeyReplies.TYPE));
  }

  /**
   * Renames a key ({@code RENAME}) and deletes what had the new name. A missing key is answered
   * with an error.
   *
   * @param key the key
   * @param newKey its new name
   * @return true
   */
  default CompletableFuture<Boolean> rename(K key, K newKey) {
    return execute(
        format().command(RedisKeySpecs.RENAME, 2).key(key).key(newKey).returning(Replies.ok()));
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
   * Finds keys by a glob ({@code KEYS}). The server does nothing else meanwhile: not for large
   * databases.
   *
   * @param pattern a glob, {@code user:*} for instance
   * @return the keys that match, in no order; empty if none does
   */
  default CompletableFuture<List<K>> keys(String pattern) {
    return execute(
        format().command(RedisKeySpecs.KEYS, 1).add(pattern).returning(format().keyList()));
  }

  /**
   * Finds keys by a glob of bytes ({@code KEYS}), as {@link #keys(String)} does.
   *
   * @param pattern a glob
   * @return the keys that match, in no order; empty if none does
   */
  default CompletableFuture<List<K>> keys(byte[] pattern) {
    return execute(
        format().command(RedisKeySpecs.KEYS, 1).add(pattern).returning(format().keyList()));
  }

  /**
   * Gives some key of the database ({@code RANDOMKEY}).
   *
   * @return a key, or null if the database is empty
   */
  default CompletableFuture<@Nullable K> randomkey() {
    return execute(format().command(RedisKeySpecs.RANDOMKEY, 0).returning(format().key()));
  }

  /**
   * Makes a key of what {@code DUMP} gave ({@code RESTORE}), as the options say. A key that is
   * there and shall not be replaced is answered with an error.
   *
   * @param key the key
   * @param payload what {@code DUMP} gave, on this server or another of no newer version
   * @param options how long the key shall live, and whether to replace
   * @return true
   */
  default CompletableFuture<Boolean> restore(K key, byte[] payload, RestoreOptions options) {
    return execute(
        options
            .addTo(
                format()
                    .command(RedisKeySpecs.RESTORE, 3 + options.arguments())
                    .key(key)
                    .add(options.time())
                    .add(payload))
            .returning(Replies.ok()));
  }
}
