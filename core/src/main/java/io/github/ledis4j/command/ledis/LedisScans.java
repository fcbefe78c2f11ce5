package io.github.ledis4j.command.ledis;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.scan.ScanPublisher;
import io.github.ledis4j.scan.FieldValue;
import java.util.concurrent.Flow;

/**
 * Whole scans as publishers, page after page, for surfaces that send at once: clients and views.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisScans<K, V> extends LedisCommands<K, V> {

  /**
   * Publishes the keys of one key space ({@code XSCAN}), in the order of their bytes.
   *
   * <p>Every subscriber has a scan of its own, which starts with its first demand. A page is asked
   * for when there is demand and all of the page before is given; each has the deadline of this
   * view. What is there all the time comes exactly once. Cancelling gives up the page under way.
   * Signals come where futures complete, but elements of a page that is there already come within
   * the call of {@code request}. A subscriber that throws is logged and cancelled.
   *
   * @param type which key space
   * @param options which keys, how many a page, and in which order
   * @return a publisher for any number of subscribers; it fails as the command does
   */
  default Flow.Publisher<K> scan(LedisType type, LedisScanOptions options) {
    requireNonNull(type, "type");
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> xscanPage(type, from, options));
  }

  /**
   * Publishes the fields of a hash with their values ({@code XHSCAN}), as {@link #scan} does keys.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which fields, how many a page, and in which order
   * @return a publisher for any number of subscribers
   */
  default Flow.Publisher<FieldValue<K, V>> hscan(K key, LedisScanOptions options) {
    requireNonNull(key, "key");
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> xhscanPage(key, from, options));
  }

  /**
   * Publishes the members of a set ({@code XSSCAN}), as {@link #scan} does keys.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which members, how many a page, and in which order
   * @return a publisher for any number of subscribers
   */
  default Flow.Publisher<V> sscan(K key, LedisScanOptions options) {
    requireNonNull(key, "key");
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> xsscanPage(key, from, options));
  }

  /**
   * Publishes the members of a sorted set with their scores ({@code XZSCAN}), as {@link #scan} does
   * keys: in the order of the members, not of the scores.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which members, how many a page, and in which order
   * @return a publisher for any number of subscribers
   */
  default Flow.Publisher<LedisScoredMember<V>> zscan(K key, LedisScanOptions options) {
    requireNonNull(key, "key");
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> xzscanPage(key, from, options));
  }
}
