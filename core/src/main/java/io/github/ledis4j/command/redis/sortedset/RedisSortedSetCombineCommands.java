package io.github.ledis4j.command.redis.sortedset;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.Replies;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that combine sorted sets. They take sets as well, whose members have the
 * score 1, and a missing key counts as empty.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisSortedSetCombineCommands<K, V> extends RedisSortedSetStoreCommands<K, V> {

  /**
   * Gives the members of any of several sorted sets ({@code ZUNION}), since Redis 6.2.
   *
   * @param sources at least one key
   * @return the members from the lowest score up, the sum of those that they have
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<List<V>> zunion(Collection<? extends K> sources) {
    return zunion(sources, CombineOptions.DEFAULT);
  }

  /**
   * Gives the members of any of several sorted sets as the options say ({@code ZUNION}), since
   * Redis 6.2.
   *
   * @param sources at least one key
   * @param options how to compute the scores
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source, or another number of weights
   */
  default CompletableFuture<List<V>> zunion(
      Collection<? extends K> sources, CombineOptions options) {
    return execute(
        SortedSetCombination.command(format(), RedisSortedSetSpecs.ZUNION, sources, options)
            .returning(format().elementList()));
  }

  /**
   * Gives the members of any of several sorted sets with the sum of their scores ({@code ZUNION}
   * with {@code WITHSCORES}), since Redis 6.2.
   *
   * @param sources at least one key
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<List<ScoredMember<V>>> zunionWithScores(
      Collection<? extends K> sources) {
    return zunionWithScores(sources, CombineOptions.DEFAULT);
  }

  /**
   * Gives the members of any of several sorted sets, with scores as the options say ({@code ZUNION}
   * with {@code WITHSCORES}), since Redis 6.2.
   *
   * @param sources at least one key
   * @param options how to compute the scores
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source, or another number of weights
   */
  default CompletableFuture<List<ScoredMember<V>>> zunionWithScores(
      Collection<? extends K> sources, CombineOptions options) {
    return execute(
        SortedSetCombination.command(
                format(), RedisSortedSetSpecs.ZUNION, sources, options, "WITHSCORES")
            .returning(ScoredMembers.list(format().valueCodec())));
  }

  /**
   * Gives the members that several sorted sets share ({@code ZINTER}), since Redis 6.2.
   *
   * @param sources at least one key
   * @return the members from the lowest score up, the sum of those that they have
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<List<V>> zinter(Collection<? extends K> sources) {
    return zinter(sources, CombineOptions.DEFAULT);
  }

  /**
   * Gives the members that several sorted sets share as the options say ({@code ZINTER}), since
   * Redis 6.2.
   *
   * @param sources at least one key
   * @param options how to compute the scores
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source, or another number of weights
   */
  default CompletableFuture<List<V>> zinter(
      Collection<? extends K> sources, CombineOptions options) {
    return execute(
        SortedSetCombination.command(format(), RedisSortedSetSpecs.ZINTER, sources, options)
            .returning(format().elementList()));
  }

  /**
   * Gives the members that several sorted sets share with the sum of their scores ({@code ZINTER}
   * with {@code WITHSCORES}), since Redis 6.2.
   *
   * @param sources at least one key
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<List<ScoredMember<V>>> zinterWithScores(
      Collection<? extends K> sources) {
    return zinterWithScores(sources, CombineOptions.DEFAULT);
  }

  /**
   * Gives the members that several sorted sets share, with scores as the options say ({@code
   * ZINTER} with {@code WITHSCORES}), since Redis 6.2.
   *
   * @param sources at least one key
   * @param options how to compute the scores
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source, or another number of weights
   */
  default CompletableFuture<List<ScoredMember<V>>> zinterWithScores(
      Collection<? extends K> sources, CombineOptions options) {
    return execute(
        SortedSetCombination.command(
                format(), RedisSortedSetSpecs.ZINTER, sources, options, "WITHSCORES")
            .returning(ScoredMembers.list(format().valueCodec())));
  }

  /**
   * Gives the members of the first of several sorted sets that none of the others has ({@code
   * ZDIFF}), since Redis 6.2.
   *
   * @param sources at least one key, the first that of the sorted set to start from
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<List<V>> zdiff(Collection<? extends K> sources) {
    return execute(
        SortedSetCombination.command(
                format(), RedisSortedSetSpecs.ZDIFF, sources, CombineOptions.DEFAULT)
            .returning(format().elementList()));
  }

  /**
   * Gives the members of the first of several sorted sets that none of the others has, with their
   * scores ({@code ZDIFF} with {@code WITHSCORES}), since Redis 6.2.
   *
   * @param sources at least one key, the first that of the sorted set to start from
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<List<ScoredMember<V>>> zdiffWithScores(
      Collection<? extends K> sources) {
    return execute(
        SortedSetCombination.command(
                format(), RedisSortedSetSpecs.ZDIFF, sources, CombineOptions.DEFAULT, "WITHSCORES")
            .returning(ScoredMembers.list(format().valueCodec())));
  }

  /**
   * Counts the members that several sorted sets share ({@code ZINTERCARD}), since Redis 7.0.
   *
   * @param sources at least one key
   * @return how many there are
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<Long> zintercard(Collection<? extends K> sources) {
    return execute(
        SortedSetCombination.command(
                format(), RedisSortedSetSpecs.ZINTERCARD, sources, CombineOptions.DEFAULT)
            .returning(Replies.integer()));
  }

  /**
   * Counts the members that several sorted sets share, up to a limit ({@code ZINTERCARD}), since
   * Redis 7.0.
   *
   * @param sources at least one key
   * @param limit where to stop counting, at least one
   * @return how many there are, or the limit if there are more
   * @throws IllegalArgumentException if there is no source, or the limit is smaller than one
   */
  default CompletableFuture<Long> zintercard(Collection<? extends K> sources, long limit) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZINTERCARD, 3 + sources.size())
            .add(count(sources, "source"))
            .keys(sources)
            .add("LIMIT")
            .add(between(limit, 1, Long.MAX_VALUE, "limit"))
            .returning(Replies.integer()));
  }
}
