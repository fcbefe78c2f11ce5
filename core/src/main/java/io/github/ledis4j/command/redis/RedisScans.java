package io.github.ledis4j.command.redis;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.flow.Items;
import io.github.ledis4j.internal.scan.ScanPublisher;
import io.github.ledis4j.scan.FieldValue;

/**
 * Whole scans, page after page, for surfaces that send at once: clients and views. All of a small
 * result comes as {@code redis.hscan(key).toList()}, and what should not be kept in memory goes
 * through {@code forEach}.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisScans<K, V> extends RedisScanCommands<K, V>, RedisKeyScanCommands<K, V> {

  /**
   * Returns the keys of the database ({@code SCAN}), in no order.
   *
   * <p>Every subscriber has a scan of its own, which starts with its first demand. A page is asked
   * for when there is demand and all of the page before is given; each has the deadline of this
   * view, and is asked for again if a connection is lost, as reads are. What is there all the time
   * comes at least once, and may come again: Redis repeats elements when it resizes its tables in
   * between, and so does a server that was restarted. To get each once, put them in a set.
   *
   * <p>Cancelling gives up the page under way. Signals come where futures complete, but elements of
   * a page that is there already come within the call of {@code request}. A subscriber that throws
   * is logged and cancelled.
   *
   * @param options which keys, and how much is looked at per page
   * @return the keys, for any number of readers; it fails as the command does
   */
  default Items<K> scan(ScanOptions options) {
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> scanPage(from, options));
  }

  /**
   * Returns all keys of the database ({@code SCAN}), as {@link #scan(ScanOptions)} does.
   *
   * @return the keys, for any number of readers
   */
  default Items<K> scan() {
    return scan(ScanOptions.DEFAULT);
  }

  /**
   * Returns the fields of a hash with their values ({@code HSCAN}), as {@link #scan(ScanOptions)}
   * does keys.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which fields, and how much is looked at per page
   * @return what is there, for any number of readers
   * @throws IllegalArgumentException if the options have a type
   */
  default Items<FieldValue<K, V>> hscan(K key, ScanOptions options) {
    requireNonNull(key, "key");
    ScanOptions checked = ScanWords.of(options).ofElements();
    return new ScanPublisher<>(from -> hscanPage(key, from, checked));
  }

  /**
   * Returns all fields of a hash with their values ({@code HSCAN}).
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @return what is there, for any number of readers
   */
  default Items<FieldValue<K, V>> hscan(K key) {
    return hscan(key, ScanOptions.DEFAULT);
  }

  /**
   * Returns the fields of a hash without their values ({@code HSCAN} with {@code NOVALUES}), as
   * {@link #scan} does keys; since Redis 7.4.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which fields, and how much is looked at per page
   * @return what is there, for any number of readers
   * @throws IllegalArgumentException if the options have a type
   */
  default Items<K> hscanNoValues(K key, ScanOptions options) {
    requireNonNull(key, "key");
    ScanOptions checked = ScanWords.of(options).ofElements();
    return new ScanPublisher<>(from -> hscanNoValuesPage(key, from, checked));
  }

  /**
   * Returns all fields of a hash without their values ({@code HSCAN} with {@code NOVALUES}); since
   * Redis 7.4.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @return what is there, for any number of readers
   */
  default Items<K> hscanNoValues(K key) {
    return hscanNoValues(key, ScanOptions.DEFAULT);
  }

  /**
   * Returns the members of a set ({@code SSCAN}), as {@link #scan(ScanOptions)} does keys.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which members, and how much is looked at per page
   * @return what is there, for any number of readers
   * @throws IllegalArgumentException if the options have a type
   */
  default Items<V> sscan(K key, ScanOptions options) {
    requireNonNull(key, "key");
    ScanOptions checked = ScanWords.of(options).ofElements();
    return new ScanPublisher<>(from -> sscanPage(key, from, checked));
  }

  /**
   * Returns all members of a set ({@code SSCAN}).
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @return what is there, for any number of readers
   */
  default Items<V> sscan(K key) {
    return sscan(key, ScanOptions.DEFAULT);
  }

  /**
   * Returns the members of a sorted set with their scores ({@code ZSCAN}), as {@link
   * #scan(ScanOptions)} does keys, not in the order of the scores.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which members, and how much is looked at per page
   * @return what is there, for any number of readers
   * @throws IllegalArgumentException if the options have a type
   */
  default Items<ScoredMember<V>> zscan(K key, ScanOptions options) {
    requireNonNull(key, "key");
    ScanOptions checked = ScanWords.of(options).ofElements();
    return new ScanPublisher<>(from -> zscanPage(key, from, checked));
  }

  /**
   * Returns all members of a sorted set with their scores ({@code ZSCAN}), in no order.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @return what is there, for any number of readers
   */
  default Items<ScoredMember<V>> zscan(K key) {
    return zscan(key, ScanOptions.DEFAULT);
  }
}
