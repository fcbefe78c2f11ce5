package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.concurrent.CompletableFuture;

/**
 * The commands that walk through LedisDB page by page, in the order of the elements' bytes. Each
 * starts behind the cursor; what is there all the time while a scan runs comes exactly once.
 *
 * <p>{@code HSCAN}, {@code SSCAN} and {@code ZSCAN} are not here: an element named {@code 0} ends
 * their scans too early. Those here do the same without that.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values and members
 */
public interface LedisScanCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads the next keys of one key space ({@code XSCAN}).
   *
   * @param type which key space
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @param options how many, which, and in which order
   * @return the keys, and where to go on
   */
  default CompletableFuture<ScanPage<K>> xscanPage(
      LedisType type, ScanCursor from, LedisScanOptions options) {
    return execute(
        ScanWords.of(options)
            .addTo(
                format()
                    .command(ScanSpecs.XSCAN, 2 + ScanWords.of(options).arguments())
                    .add(type.name())
                    .add(from.bytes()))
            .returning(ScanReplies.page(format().keyList())));
  }

  /**
   * Reads the next keys of one key space ({@code XSCAN}), in the order of their bytes.
   *
   * @param type which key space
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @return what was read, and where to go on
   */
  default CompletableFuture<ScanPage<K>> xscanPage(LedisType type, ScanCursor from) {
    return xscanPage(type, from, LedisScanOptions.DEFAULT);
  }

  /**
   * Reads the next fields of a hash with their values ({@code XHSCAN}).
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @param options how many, which fields, and in which order
   * @return the fields, none if the key is missing, and where to go on
   */
  default CompletableFuture<ScanPage<FieldValue<K, V>>> xhscanPage(
      K key, ScanCursor from, LedisScanOptions options) {
    return execute(
        ScanWords.of(options)
            .addTo(
                format()
                    .command(ScanSpecs.XHSCAN, 2 + ScanWords.of(options).arguments())
                    .key(key)
                    .add(from.bytes()))
            .returning(ScanReplies.page(ScanReplies.fields(format()))));
  }

  /**
   * Reads the next fields of a hash with their values ({@code XHSCAN}), in the order of their
   * bytes.
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @return what was read, and where to go on
   */
  default CompletableFuture<ScanPage<FieldValue<K, V>>> xhscanPage(K key, ScanCursor from) {
    return xhscanPage(key, from, LedisScanOptions.DEFAULT);
  }

  /**
   * Reads the next members of a set ({@code XSSCAN}).
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @param options how many, which, and in which order
   * @return the members, none if the key is missing, and where to go on
   */
  default CompletableFuture<ScanPage<V>> xsscanPage(
      K key, ScanCursor from, LedisScanOptions options) {
    return execute(
        ScanWords.of(options)
            .addTo(
                format()
                    .command(ScanSpecs.XSSCAN, 2 + ScanWords.of(options).arguments())
                    .key(key)
                    .add(from.bytes()))
            .returning(ScanReplies.page(format().elementList())));
  }

  /**
   * Reads the next members of a set ({@code XSSCAN}), in the order of their bytes.
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @return what was read, and where to go on
   */
  default CompletableFuture<ScanPage<V>> xsscanPage(K key, ScanCursor from) {
    return xsscanPage(key, from, LedisScanOptions.DEFAULT);
  }

  /**
   * Reads the next members of a sorted set with their scores ({@code XZSCAN}), in the order of the
   * members, not of the scores.
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @param options how many, which members, and in which order
   * @return the members, none if the key is missing, and where to go on
   */
  default CompletableFuture<ScanPage<LedisScoredMember<V>>> xzscanPage(
      K key, ScanCursor from, LedisScanOptions options) {
    return execute(
        ScanWords.of(options)
            .addTo(
                format()
                    .command(ScanSpecs.XZSCAN, 2 + ScanWords.of(options).arguments())
                    .key(key)
                    .add(from.bytes()))
            .returning(ScanReplies.page(LedisScoredMembers.list(format().valueCodec()))));
  }

  /**
   * Reads the next members of a sorted set with their scores ({@code XZSCAN}), in the order of
   * their bytes.
   *
   * @param key the key
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @return what was read, and where to go on
   */
  default CompletableFuture<ScanPage<LedisScoredMember<V>>> xzscanPage(K key, ScanCursor from) {
    return xzscanPage(key, from, LedisScanOptions.DEFAULT);
  }
}
