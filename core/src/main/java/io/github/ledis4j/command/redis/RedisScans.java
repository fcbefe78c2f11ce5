package io.github.ledis4j.command.redis;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.internal.scan.ScanPublisher;
import io.github.ledis4j.scan.FieldValue;
import java.util.concurrent.Flow;

/**
 * Whole scans as publishers, page after page, for surfaces that send at once: clients and views.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisScans<K, V> extends RedisScanCommands<K, V> {

  /**
   * Publishes the keys of the database ({@code SCAN}), in no order.
   *
   * <p>Every subscriber has a scan of its own, which starts with its first demand. A page is asked
   * for when there is demand and all of the page before is given; each has the deadline of this
   * view, and is asked for again if a connection is lost, as reads are. What is there all the time
   * comes at least once, and may come again: Redis repeats elements when it resizes its tables
   * meanwhile, and so does a server that was restarted. Whoever wants each once puts them in a set.
   *
   * <p>Cancelling gives up the page under way. Signals come where futures complete, but elements of
   * a page that is there already come within the call of {@code request}. A subscriber that throws
   * is logged and cancelled.
   *
   * @param options which keys, and how much is looked at per page
   * @return a publisher for any number of subscribers; it fails as the command does
   */
  default Flow.Publisher<K> scan(ScanOptions options) {
    requireNonNull(options, "options");
    return new ScanPublisher<>(from -> scanPage(from, options));
  }

  /**
   * Publishes the fields of a hash with their values ({@code HSCAN}), as {@link #scan} does keys.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which fields, and how much is looked at per page
   * @return a publisher for any number of subscribers
   * @throws IllegalArgumentException if the options have a type
   */
  default Flow.Publisher<FieldValue<K, V>> hscan(K key, ScanOptions options) {
    requireNonNull(key, "key");
    ScanOptions checked = ScanWords.of(options).ofElements();
    return new ScanPublisher<>(from -> hscanPage(key, from, checked));
  }

  /**
   * Publishes the fields of a hash without their values ({@code HSCAN} with {@code NOVALUES}), as
   * {@link #scan} does keys; since Redis 7.4.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which fields, and how much is looked at per page
   * @return a publisher for any number of subscribers
   * @throws IllegalArgumentException if the options have a type
   */
  default Flow.Publisher<K> hscanNoValues(K key, ScanOptions options) {
    requireNonNull(key, "key");
    ScanOptions checked = ScanWords.of(options).ofElements();
    return new ScanPublisher<>(from -> hscanNoValuesPage(key, from, checked));
  }

  /**
   * Publishes the members of a set ({@code SSCAN}), as {@link #scan} does keys.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which members, and how much is looked at per page
   * @return a publisher for any number of subscribers
   * @throws IllegalArgumentException if the options have a type
   */
  default Flow.Publisher<V> sscan(K key, ScanOptions options) {
    requireNonNull(key, "key");
    ScanOptions checked = ScanWords.of(options).ofElements();
    return new ScanPublisher<>(from -> sscanPage(key, from, checked));
  }

  /**
   * Publishes the members of a sorted set with their scores ({@code ZSCAN}), as {@link #scan} does
   * keys, not in the order of the scores.
   *
   * @param key the key, not to be changed while it is scanned; nothing comes if it is missing
   * @param options which members, and how much is looked at per page
   * @return a publisher for any number of subscribers
   * @throws IllegalArgumentException if the options have a type
   */
  default Flow.Publisher<ScoredMember<V>> zscan(K key, ScanOptions options) {
    requireNonNull(key, "key");
    ScanOptions checked = ScanWords.of(options).ofElements();
    return new ScanPublisher<>(from -> zscanPage(key, from, checked));
  }
}
