package io.github.ledis4j.command.ledis;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.flow.Items;
import io.github.ledis4j.internal.scan.ScanPublisher;
import io.github.ledis4j.scan.FieldValue;

/**
 * Whole scans, page after page, for surfaces that send at once: clients and views. All of a small
 * result comes as {@code ledis.hscan(key).toList()}, and what should not be kept in memory goes
 * through {@code forEach}.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisScans<K, V> extends LedisCommands<K, V> {

  /**
   * Returns the keys of one key space ({@code XSCAN}), in the order of their bytes.
   *
   * <p>Every subscriber has a scan of its own, which starts with its first demand. A page is asked
   * for when there is demand and all of the page before is given; each has the deadline of this
   * view. What is there all the time comes exactly once. Cancelling gives up the page under way.
   * Signals come where futures complete, but elements of a page that is there already come within
   * the call of {@code request}. A subscriber that throws is logged and cancelled.
   *
   * @param type which key space
   * @param options which keys, how many a page, and in which order
   * @return what is there, for any number of readers; it fails as the command does
   */
  default Items<K> scan(LedisType type, LedisScanOptions options) {
    requireNonNull(type, "type");
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> xscanPage(type, from, options));
  }

  /**
   * Returns all keys of one key space ({@code XSCAN}), in the order of their bytes.
   *
   * @param type which key space
   * @return what is there, for any number of readers
   */
  default Items<K> scan(LedisType type) {
    return scan(type, LedisScanOptions.DEFAULT);
  }

  /**
   * Returns the fields of a hash with their values ({@code XHSCAN}), as {@link #scan(LedisType,
   * LedisScanOptions)} does keys.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which fields, how many a page, and in which order
   * @return what is there, for any number of readers
   */
  default Items<FieldValue<K, V>> hscan(K key, LedisScanOptions options) {
    requireNonNull(key, "key");
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> xhscanPage(key, from, options));
  }

  /**
   * Returns all fields of a hash with their values ({@code XHSCAN}).
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @return what is there, for any number of readers
   */
  default Items<FieldValue<K, V>> hscan(K key) {
    return hscan(key, LedisScanOptions.DEFAULT);
  }

  /**
   * Returns the members of a set ({@code XSSCAN}), as {@link #scan(LedisType, LedisScanOptions)}
   * does keys.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which members, how many a page, and in which order
   * @return what is there, for any number of readers
   */
  default Items<V> sscan(K key, LedisScanOptions options) {
    requireNonNull(key, "key");
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> xsscanPage(key, from, options));
  }

  /**
   * Returns all members of a set ({@code XSSCAN}).
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @return what is there, for any number of readers
   */
  default Items<V> sscan(K key) {
    return sscan(key, LedisScanOptions.DEFAULT);
  }

  /**
   * Returns the members of a sorted set with their scores ({@code XZSCAN}), as {@link
   * #scan(LedisType, LedisScanOptions)} does keys: in the order of the members, not of the scores.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which members, how many a page, and in which order
   * @return what is there, for any number of readers
   */
  default Items<LedisScoredMember<V>> zscan(K key, LedisScanOptions options) {
    requireNonNull(key, "key");
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> xzscanPage(key, from, options));
  }

  /**
   * Returns all members of a sorted set with their scores ({@code XZSCAN}), in the order of the
   * members.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @return what is there, for any number of readers
   */
  default Items<LedisScoredMember<V>> zscan(K key) {
    return zscan(key, LedisScanOptions.DEFAULT);
  }
}
