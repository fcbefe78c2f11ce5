package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that walk through what is under one key page by page, in no order. What is
 * there all the time while a scan runs comes at least once, and may come more than once; what comes
 * or goes during the scan may come or not. A page may be empty and not the last.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values and members
 */
public interface RedisScanCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads some fields of a hash with their values ({@code HSCAN}).
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @param options how many, and which fields
   * @return the fields, none if the key is missing, and where to go on
   * @throws IllegalArgumentException if the options have a type
   */
  default CompletableFuture<ScanPage<FieldValue<K, V>>> hscanPage(
      K key, ScanCursor from, ScanOptions options) {
    return execute(
        RedisScanPages.from(
                format()
                    .command(
                        RedisScanSpecs.HSCAN, 2 + ScanWords.of(options).ofElements().arguments())
                    .key(key),
                from,
                options)
            .returning(RedisScanPages.page(RedisReplies.fieldValues(format()))));
  }

  /**
   * Reads some fields of a hash with their values ({@code HSCAN}).
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @return what was read, nothing if the key is missing, and where to go on
   */
  default CompletableFuture<ScanPage<FieldValue<K, V>>> hscanPage(K key, ScanCursor from) {
    return hscanPage(key, from, ScanOptions.DEFAULT);
  }

  /**
   * Reads some fields of a hash without their values ({@code HSCAN} with {@code NOVALUES}), since
   * Redis 7.4.
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @param options how many, and which fields
   * @return the fields, none if the key is missing, and where to go on
   * @throws IllegalArgumentException if the options have a type
   */
  default CompletableFuture<ScanPage<K>> hscanNoValuesPage(
      K key, ScanCursor from, ScanOptions options) {
    return execute(
        RedisScanPages.from(
                format()
                    .command(
                        RedisScanSpecs.HSCAN, 3 + ScanWords.of(options).ofElements().arguments())
                    .key(key),
                from,
                options)
            .add("NOVALUES")
            .returning(RedisScanPages.page(format().keyList())));
  }

  /**
   * Reads some fields of a hash without their values ({@code HSCAN} with {@code NOVALUES}), since
   * Redis 7.4.
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @return what was read, nothing if the key is missing, and where to go on
   */
  default CompletableFuture<ScanPage<K>> hscanNoValuesPage(K key, ScanCursor from) {
    return hscanNoValuesPage(key, from, ScanOptions.DEFAULT);
  }

  /**
   * Reads some members of a set ({@code SSCAN}).
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @param options how many, and which members
   * @return the members, none if the key is missing, and where to go on
   * @throws IllegalArgumentException if the options have a type
   */
  default CompletableFuture<ScanPage<V>> sscanPage(K key, ScanCursor from, ScanOptions options) {
    return execute(
        RedisScanPages.from(
                format()
                    .command(
                        RedisScanSpecs.SSCAN, 2 + ScanWords.of(options).ofElements().arguments())
                    .key(key),
                from,
                options)
            .returning(RedisScanPages.page(format().elementList())));
  }

  /**
   * Reads some members of a set ({@code SSCAN}).
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @return what was read, nothing if the key is missing, and where to go on
   */
  default CompletableFuture<ScanPage<V>> sscanPage(K key, ScanCursor from) {
    return sscanPage(key, from, ScanOptions.DEFAULT);
  }

  /**
   * Reads some members of a sorted set with their scores ({@code ZSCAN}), not in the order of the
   * scores.
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @param options how many, and which members
   * @return the members, none if the key is missing, and where to go on
   * @throws IllegalArgumentException if the options have a type
   */
  default CompletableFuture<ScanPage<ScoredMember<V>>> zscanPage(
      K key, ScanCursor from, ScanOptions options) {
    return execute(
        RedisScanPages.from(
                format()
                    .command(
                        RedisScanSpecs.ZSCAN, 2 + ScanWords.of(options).ofElements().arguments())
                    .key(key),
                from,
                options)
            .returning(RedisScanPages.page(RedisReplies.scored(format().valueCodec()))));
  }

  /**
   * Reads some members of a sorted set with their scores ({@code ZSCAN}).
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @return what was read, nothing if the key is missing, and where to go on
   */
  default CompletableFuture<ScanPage<ScoredMember<V>>> zscanPage(K key, ScanCursor from) {
    return zscanPage(key, from, ScanOptions.DEFAULT);
  }
}
