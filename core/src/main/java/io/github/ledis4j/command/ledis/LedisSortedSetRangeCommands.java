package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The commands that read parts of LedisDB's sorted sets. Lists are empty where a key is missing.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisSortedSetRangeCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads members by their positions, from the lowest score up ({@code ZRANGE}).
   *
   * @param key the key
   * @param start the first position, from 0 for the lowest score, or from the end when negative
   * @param stop the last position, included
   * @return the members in this order
   * @throws IllegalArgumentException if the start is more than 2147483647, up to which the server
   *     would count one by one
   */
  default CompletableFuture<List<V>> zrange(K key, long start, long stop) {
    return execute(
        format()
            .command(SortedSetSpecs.ZRANGE, 3)
            .key(key)
            .add(Positions.reachable(start))
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
   * @throws IllegalArgumentException if the start is more than 2147483647, up to which the server
   *     would count one by one
   */
  default CompletableFuture<List<LedisScoredMember<V>>> zrangeWithScores(
      K key, long start, long stop) {
    return execute(
        format()
            .command(SortedSetSpecs.ZRANGE, 4)
            .key(key)
            .add(Positions.reachable(start))
            .add(stop)
            .add("WITHSCORES")
            .returning(LedisScoredMembers.list(format().valueCodec())));
  }

  /**
   * Reads members by their positions, from the highest score down ({@code ZREVRANGE}).
   *
   * @param key the key
   * @param start the first position, from 0 for the highest score, or from the end when negative
   * @param stop the last position, included
   * @return the members in this order
   * @throws IllegalArgumentException if the start is more than 2147483647, up to which the server
   *     would count one by one
   */
  default CompletableFuture<List<V>> zrevrange(K key, long start, long stop) {
    return execute(
        format()
            .command(SortedSetSpecs.ZREVRANGE, 3)
            .key(key)
            .add(Positions.reachable(start))
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
   * @throws IllegalArgumentException if the start is more than 2147483647, up to which the server
   *     would count one by one
   */
  default CompletableFuture<List<LedisScoredMember<V>>> zrevrangeWithScores(
      K key, long start, long stop) {
    return execute(
        format()
            .command(SortedSetSpecs.ZREVRANGE, 4)
            .key(key)
            .add(Positions.reachable(start))
            .add(stop)
            .add("WITHSCORES")
            .returning(LedisScoredMembers.list(format().valueCodec())));
  }

  /**
   * Reads members by their scores, from the lowest score up ({@code ZRANGEBYSCORE}).
   *
   * @param key the key
   * @param range the scores
   * @return the members in this order
   */
  default CompletableFuture<List<V>> zrangebyscore(K key, LedisScoreRange range) {
    return zrangebyscore(key, range, Limit.NONE);
  }

  /**
   * Reads members by their scores, from the lowest score up ({@code ZRANGEBYSCORE}).
   *
   * @param key the key
   * @param range the scores
   * @param limit which of the members
   * @return the members in this order
   * @throws IllegalArgumentException if the limit's offset is more than 2147483647, up to which the
   *     server would count one by one
   */
  default CompletableFuture<List<V>> zrangebyscore(K key, LedisScoreRange range, Limit limit) {
    return execute(
        Positions.reachable(limit)
            .addTo(
                format()
                    .command(SortedSetSpecs.ZRANGEBYSCORE, 3 + limit.arguments())
                    .key(key)
                    .add(LedisScoreBounds.of(range).min())
                    .add(LedisScoreBounds.of(range).max()))
            .returning(format().elementList()));
  }

  /**
   * Reads members and scores by their scores, from the lowest score up ({@code ZRANGEBYSCORE} with
   * {@code WITHSCORES}).
   *
   * @param key the key
   * @param range the scores
   * @return the members in this order
   */
  default CompletableFuture<List<LedisScoredMember<V>>> zrangebyscoreWithScores(
      K key, LedisScoreRange range) {
    return zrangebyscoreWithScores(key, range, Limit.NONE);
  }

  /**
   * Reads members and scores by their scores, from the lowest score up ({@code ZRANGEBYSCORE} with
   * {@code WITHSCORES}).
   *
   * @param key the key
   * @param range the scores
   * @param limit which of the members
   * @return the members in this order
   * @throws IllegalArgumentException if the limit's offset is more than 2147483647, up to which the
   *     server would count one by one
   */
  default CompletableFuture<List<LedisScoredMember<V>>> zrangebyscoreWithScores(
      K key, LedisScoreRange range, Limit limit) {
    return execute(
        Positions.reachable(limit)
            .addTo(
                format()
                    .command(SortedSetSpecs.ZRANGEBYSCORE, 4 + limit.arguments())
                    .key(key)
                    .add(LedisScoreBounds.of(range).min())
                    .add(LedisScoreBounds.of(range).max())
                    .add("WITHSCORES"))
            .returning(LedisScoredMembers.list(format().valueCodec())));
  }

  /**
   * Reads members by their scores, from the highest score down ({@code ZREVRANGEBYSCORE}).
   *
   * @param key the key
   * @param range the scores
   * @return the members in this order
   */
  default CompletableFuture<List<V>> zrevrangebyscore(K key, LedisScoreRange range) {
    return zrevrangebyscore(key, range, Limit.NONE);
  }

  /**
   * Reads members by their scores, from the highest score down ({@code ZREVRANGEBYSCORE}).
   *
   * @param key the key
   * @param range the scores
   * @param limit which of the members
   * @return the members in this order
   * @throws IllegalArgumentException if the limit's offset is more than 2147483647, up to which the
   *     server would count one by one
   */
  default CompletableFuture<List<V>> zrevrangebyscore(K key, LedisScoreRange range, Limit limit) {
    return execute(
        Positions.reachable(limit)
            .addTo(
                format()
                    .command(SortedSetSpecs.ZREVRANGEBYSCORE, 3 + limit.arguments())
                    .key(key)
                    .add(LedisScoreBounds.of(range).max())
                    .add(LedisScoreBounds.of(range).min()))
            .returning(format().elementList()));
  }

  /**
   * Reads members and scores by their scores, from the highest score down ({@code ZREVRANGEBYSCORE}
   * with {@code WITHSCORES}).
   *
   * @param key the key
   * @param range the scores
   * @return the members in this order
   */
  default CompletableFuture<List<LedisScoredMember<V>>> zrevrangebyscoreWithScores(
      K key, LedisScoreRange range) {
    return zrevrangebyscoreWithScores(key, range, Limit.NONE);
  }

  /**
   * Reads members and scores by their scores, from the highest score down ({@code ZREVRANGEBYSCORE}
   * with {@code WITHSCORES}).
   *
   * @param key the key
   * @param range the scores
   * @param limit which of the members
   * @return the members in this order
   * @throws IllegalArgumentException if the limit's offset is more than 2147483647, up to which the
   *     server would count one by one
   */
  default CompletableFuture<List<LedisScoredMember<V>>> zrevrangebyscoreWithScores(
      K key, LedisScoreRange range, Limit limit) {
    return execute(
        Positions.reachable(limit)
            .addTo(
                format()
                    .command(SortedSetSpecs.ZREVRANGEBYSCORE, 4 + limit.arguments())
                    .key(key)
                    .add(LedisScoreBounds.of(range).max())
                    .add(LedisScoreBounds.of(range).min())
                    .add("WITHSCORES"))
            .returning(LedisScoredMembers.list(format().valueCodec())));
  }

  /**
   * Reads members by their bytes, whatever their scores ({@code ZRANGEBYLEX}).
   *
   * @param key the key
   * @param range the members
   * @return the members in the order of their bytes
   */
  default CompletableFuture<List<V>> zrangebylex(K key, LexRange<V> range) {
    return zrangebylex(key, range, Limit.NONE);
  }

  /**
   * Reads members by their bytes, whatever their scores ({@code ZRANGEBYLEX}).
   *
   * @param key the key
   * @param range the members
   * @param limit which of the members
   * @return the members in the order of their bytes
   * @throws IllegalArgumentException if the limit's offset is more than 2147483647, up to which the
   *     server would count one by one
   */
  default CompletableFuture<List<V>> zrangebylex(K key, LexRange<V> range, Limit limit) {
    CommandBuilder<K, V> command =
        format().command(SortedSetSpecs.ZRANGEBYLEX, 3 + limit.arguments()).key(key);
    return execute(
        Positions.reachable(limit)
            .addTo(range.addTo(command, format().valueCodec()))
            .returning(format().elementList()));
  }
}
