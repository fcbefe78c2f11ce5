package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis and Valkey that compare single values, with each other or with one that is
 * sent along.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisCompareCommands<K, V> extends CommandSink<K, V> {

  /**
   * Stores a value if the key holds a certain one ({@code SET} with {@code IFEQ}), since Valkey 8.1
   * and Redis 8.4.
   *
   * @param key the key
   * @param value what to store
   * @param expected what the key must hold, byte for byte
   * @param options how long to store it, without another condition
   * @return true if it was stored, false if the key holds another value or is missing
   * @throws IllegalArgumentException if the options hold a condition
   */
  default CompletableFuture<Boolean> setIfeq(K key, V value, V expected, SetOptions options) {
    return execute(compare(4, key, value, expected, options).returning(Replies.ok()));
  }

  /**
   * Stores a value if the key holds a certain one, and gives the one before ({@code SET} with
   * {@code IFEQ} and {@code GET}), since Valkey 8.1 and Redis 8.4.
   *
   * @param key the key
   * @param value what to store
   * @param expected what the key must hold, byte for byte
   * @param options how long to store it, without another condition
   * @return the value before, whether the new one was stored or not; null if the key was missing
   * @throws IllegalArgumentException if the options hold a condition
   */
  default CompletableFuture<@Nullable V> setIfeqGet(
      K key, V value, V expected, SetOptions options) {
    return execute(
        compare(5, key, value, expected, options).add("GET").returning(format().value()));
  }

  private CommandBuilder<K, V> compare(int words, K key, V value, V expected, SetOptions options) {
    options.requireUnconditional();
    return options.addTo(
        format()
            .command(RedisStringSpecs.SET, words + options.arguments())
            .key(key)
            .value(value)
            .add("IFEQ")
            .value(expected));
  }

  /**
   * Deletes a key if it holds a certain value ({@code DELIFEQ}), since Valkey 9.0; Redis has none.
   *
   * @param key the key
   * @param expected what the key must hold, byte for byte
   * @return true if it was deleted, false if the key holds another value or is missing
   */
  default CompletableFuture<Boolean> delifeq(K key, V expected) {
    return execute(
        format()
            .command(RedisStringSpecs.DELIFEQ, 2)
            .key(key)
            .value(expected)
            .returning(Replies.flag()));
  }

  /**
   * Gives the longest common subsequence of two values ({@code LCS}), since Redis 7.0. Takes time
   * and memory in proportion to the product of their lengths, while the server serves nobody else.
   *
   * @param first one key
   * @param second the other key
   * @return the bytes that both have in the same order; empty if there are none or a key is missing
   */
  default CompletableFuture<V> lcs(K first, K second) {
    return execute(lcs(2, first, second).returning(format().valueOrEmpty()));
  }

  /**
   * Measures the longest common subsequence of two values ({@code LCS} with {@code LEN}), since
   * Redis 7.0.
   *
   * @param first one key
   * @param second the other key
   * @return its length in bytes
   */
  default CompletableFuture<Long> lcsLen(K first, K second) {
    return execute(lcs(3, first, second).add("LEN").returning(Replies.integer()));
  }

  /**
   * Tells where the longest common subsequence of two values lies in them ({@code LCS} with {@code
   * IDX}), since Redis 7.0.
   *
   * @param first one key
   * @param second the other key
   * @return the runs of bytes that make it up
   */
  default CompletableFuture<LcsMatches> lcsIdx(K first, K second) {
    return execute(lcs(3, first, second).add("IDX").returning(RedisStringReplies.MATCHES));
  }

  /**
   * Tells where the longer parts of the longest common subsequence of two values lie in them
   * ({@code LCS} with {@code IDX} and {@code MINMATCHLEN}), since Redis 7.0.
   *
   * @param first one key
   * @param second the other key
   * @param minLength how many bytes a run must have to be told, at least one
   * @return the runs of bytes that are long enough
   * @throws IllegalArgumentException if the length is smaller
   */
  default CompletableFuture<LcsMatches> lcsIdx(K first, K second, long minLength) {
    return execute(
        lcs(5, first, second)
            .add("IDX")
            .add("MINMATCHLEN")
            .add(between(minLength, 1, Long.MAX_VALUE, "minLength"))
            .returning(RedisStringReplies.MATCHES));
  }

  private CommandBuilder<K, V> lcs(int arguments, K first, K second) {
    return format().command(RedisStringSpecs.LCS, arguments).key(first).key(second);
  }
}
