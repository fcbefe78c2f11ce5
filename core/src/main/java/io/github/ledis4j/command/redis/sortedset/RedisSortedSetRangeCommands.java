package io.github.ledis4j.command.redis.sortedset;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.Replies;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that read parts of sorted sets by position and by the bytes of members.
 * Lists are empty where a key is missing.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisSortedSetRangeCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads members by their positions, from the lowest score up ({@code ZRANGE}).
   *
   * @param key the key
   * @param start the first position, from 0 for the lowest score, or from the end when negative
   * @param stop the last position, included
   * @return the members in this order
   */
  default CompletableFuture<List<V>> zrange(K key, long start, long stop) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZRANGE, 3)
            .key(key)
            .add(start)
            .add(stop)
            .returning(format().elementList()));
  }

  /**
   * Reads members with their scores, by their positions, from the lowest score up ({@code ZRANGE}
   * with {@code WITHSCORES}).
   *
   * @param key the key
   * @param start the first position, from 0 for the lowest score, or from the end when negative
   * @param stop the last position, included
   * @return the members in this order
   */
  default CompletableFuture<List<ScoredMember<V>>> zrangeWithScores(K key, long start, long stop) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZRANGE, 4)
            .key(key)
            .add(start)
            .add(stop)
            .add("WITHSCORES")
            .returning(ScoredMembers.list(format().valueCodec())));
  }

  /**
   * Reads members by their positions, from the highest score down ({@code ZREVRANGE}).
   *
   * @param key the key
   * @param start the first position, from 0 for the highest score, or from the end when negative
   * @param stop the last position, included
   * @return the members in this order
   */
  default CompletableFuture<List<V>> zrevrange(K key, long start, long stop) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZREVRANGE, 3)
            .key(key)
            .add(start)
            .add(stop)
            .returning(format().elementList()));
  }

  /**
   * Reads members with their scores, by their positions, from the highest score down ({@code
   * ZREVRANGE} with {@code WITHSCORES}).
   *
   * @param key the key
   * @param start the first position, from 0 for the highest score, or from the end when negative
   * @param stop the last position, included
   * @return the members in this order
   */
  default CompletableFuture<List<ScoredMember<V>>> zrevrangeWithScores(
      K key, long start, long stop) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZREVRANGE, 4)
            .key(key)
            .add(start)
            .add(stop)
            .add("WITHSCORES")
            .returning(ScoredMembers.list(format().valueCodec())));
  }

  /**
   * Reads members as a range says ({@code ZRANGE}), since Redis 6.2.
   *
   * @param key the key
   * @param range which members, and in which order
   * @return the members in the order of the range
   */
  default CompletableFuture<List<V>> zrange(K key, SortedSetRange<V> range) {
    CommandBuilder<K, V> command =
        format().command(RedisSortedSetSpecs.ZRANGE, 1 + RangeWords.of(range).arguments()).key(key);
    return execute(
        RangeWords.of(range)
            .addTo(command, format().valueCodec())
            .returning(format().elementList()));
  }

  /**
   * Reads members with their scores as a range says ({@code ZRANGE} with {@code WITHSCORES}), since
   * Redis 6.2. A range by bytes is answered with an error.
   *
   * @param key the key
   * @param range which members, and in which order
   * @return the members in the order of the range
   */
  default CompletableFuture<List<ScoredMember<V>>> zrangeWithScores(
      K key, SortedSetRange<V> range) {
    CommandBuilder<K, V> command =
        format().command(RedisSortedSetSpecs.ZRANGE, 2 + RangeWords.of(range).arguments()).key(key);
    return execute(
        RangeWords.of(range)
            .addTo(command, format().valueCodec())
            .add("WITHSCORES")
            .returning(ScoredMembers.list(format().valueCodec())));
  }

  /**
   * Stores members with their scores as a range says ({@code ZRANGESTORE}), since Redis 6.2.
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param source the sorted set to read
   * @param range which members
   * @return how many members the result has
   */
  default CompletableFuture<Long> zrangestore(K destination, K source, SortedSetRange<V> range) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisSortedSetSpecs.ZRANGESTORE, 2 + RangeWords.of(range).arguments())
            .key(destination)
            .key(source);
    return execute(
        RangeWords.of(range).addTo(command, format().valueCodec()).returning(Replies.integer()));
  }

  /**
   * Reads members by their bytes, where all scores are the same ({@code ZRANGEBYLEX}).
   *
   * @param key the key
   * @param range the members
   * @return the members in the order of their bytes
   */
  default CompletableFuture<List<V>> zrangebylex(K key, LexRange<V> range) {
    return zrangebylex(key, range, Limit.NONE);
  }

  /**
   * Reads members by their bytes, where all scores are the same ({@code ZRANGEBYLEX}).
   *
   * @param key the key
   * @param range the members
   * @param limit which of the members
   * @return the members in the order of their bytes
   */
  default CompletableFuture<List<V>> zrangebylex(K key, LexRange<V> range, Limit limit) {
    CommandBuilder<K, V> command =
        format().command(RedisSortedSetSpecs.ZRANGEBYLEX, 3 + limit.arguments()).key(key);
    return execute(
        limit.addTo(range.addTo(command, format().valueCodec())).returning(format().elementList()));
  }

  /**
   * Reads members by their bytes, where all scores are the same ({@code ZREVRANGEBYLEX}).
   *
   * @param key the key
   * @param range the members
   * @return the members against the order of their bytes
   */
  default CompletableFuture<List<V>> zrevrangebylex(K key, LexRange<V> range) {
    return zrevrangebylex(key, range, Limit.NONE);
  }

  /**
   * Reads members by their bytes, where all scores are the same ({@code ZREVRANGEBYLEX}).
   *
   * @param key the key
   * @param range the members
   * @param limit which of the members
   * @return the members against the order of their bytes
   */
  default CompletableFuture<List<V>> zrevrangebylex(K key, LexRange<V> range, Limit limit) {
    CommandBuilder<K, V> command =
        format().command(RedisSortedSetSpecs.ZREVRANGEBYLEX, 3 + limit.arguments()).key(key);
    return execute(
        limit
            .addTo(range.addReversedTo(command, format().valueCodec()))
            .returning(format().elementList()));
  }
}
