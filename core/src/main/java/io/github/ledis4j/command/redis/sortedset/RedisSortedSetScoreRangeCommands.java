package io.github.ledis4j.command.redis.sortedset;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Limit;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that read parts of sorted sets by score. Lists are empty where a key is
 * missing.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisSortedSetScoreRangeCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads members by their scores, from the lowest score up ({@code ZRANGEBYSCORE}).
   *
   * @param key the key
   * @param range the scores
   * @return the members in this order
   */
  default CompletableFuture<List<V>> zrangebyscore(K key, ScoreRange range) {
    return zrangebyscore(key, range, Limit.NONE);
  }

  /**
   * Reads members by their scores, from the lowest score up ({@code ZRANGEBYSCORE}).
   *
   * @param key the key
   * @param range the scores
   * @param limit which of the members
   * @return the members in this order
   */
  default CompletableFuture<List<V>> zrangebyscore(K key, ScoreRange range, Limit limit) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisSortedSetSpecs.ZRANGEBYSCORE, 3 + limit.arguments())
            .key(key)
            .add(ScoreBounds.of(range).min())
            .add(ScoreBounds.of(range).max());
    return execute(limit.addTo(command).returning(format().elementList()));
  }

  /**
   * Reads members and scores by their scores, from the lowest score up ({@code ZRANGEBYSCORE} with
   * {@code WITHSCORES}).
   *
   * @param key the key
   * @param range the scores
   * @return the members in this order
   */
  default CompletableFuture<List<ScoredMember<V>>> zrangebyscoreWithScores(
      K key, ScoreRange range) {
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
   */
  default CompletableFuture<List<ScoredMember<V>>> zrangebyscoreWithScores(
      K key, ScoreRange range, Limit limit) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisSortedSetSpecs.ZRANGEBYSCORE, 4 + limit.arguments())
            .key(key)
            .add(ScoreBounds.of(range).min())
            .add(ScoreBounds.of(range).max())
            .add("WITHSCORES");
    return execute(limit.addTo(command).returning(ScoredMembers.list(format().valueCodec())));
  }

  /**
   * Reads members by their scores, from the highest score down ({@code ZREVRANGEBYSCORE}).
   *
   * @param key the key
   * @param range the scores
   * @return the members in this order
   */
  default CompletableFuture<List<V>> zrevrangebyscore(K key, ScoreRange range) {
    return zrevrangebyscore(key, range, Limit.NONE);
  }

  /**
   * Reads members by their scores, from the highest score down ({@code ZREVRANGEBYSCORE}).
   *
   * @param key the key
   * @param range the scores
   * @param limit which of the members
   * @return the members in this order
   */
  default CompletableFuture<List<V>> zrevrangebyscore(K key, ScoreRange range, Limit limit) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisSortedSetSpecs.ZREVRANGEBYSCORE, 3 + limit.arguments())
            .key(key)
            .add(ScoreBounds.of(range).max())
            .add(ScoreBounds.of(range).min());
    return execute(limit.addTo(command).returning(format().elementList()));
  }

  /**
   * Reads members and scores by their scores, from the highest score down ({@code ZREVRANGEBYSCORE}
   * with {@code WITHSCORES}).
   *
   * @param key the key
   * @param range the scores
   * @return the members in this order
   */
  default CompletableFuture<List<ScoredMember<V>>> zrevrangebyscoreWithScores(
      K key, ScoreRange range) {
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
   */
  default CompletableFuture<List<ScoredMember<V>>> zrevrangebyscoreWithScores(
      K key, ScoreRange range, Limit limit) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisSortedSetSpecs.ZREVRANGEBYSCORE, 4 + limit.arguments())
            .key(key)
            .add(ScoreBounds.of(range).max())
            .add(ScoreBounds.of(range).min())
            .add("WITHSCORES");
    return execute(limit.addTo(command).returning(ScoredMembers.list(format().valueCodec())));
  }
}
