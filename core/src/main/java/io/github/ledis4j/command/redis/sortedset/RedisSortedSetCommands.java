package io.github.ledis4j.command.redis.sortedset;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Replies;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that change sorted sets: members, each once, in the order of their
 * floating-point scores, those of the same score in the order of their bytes. A sorted set that
 * loses its last member is gone.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisSortedSetCommands<K, V>
    extends RedisSortedSetReadCommands<K, V>,
        RedisSortedSetRangeCommands<K, V>,
        RedisSortedSetScoreRangeCommands<K, V>,
        RedisSortedSetCombineCommands<K, V> {

  /**
   * Adds members, or gives them other scores ({@code ZADD}).
   *
   * @param key the key
   * @param members at least one member
   * @return how many are new
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<Long> zadd(
      K key, Collection<? extends ScoredMember<? extends V>> members) {
    return zadd(key, members, ZAddOptions.DEFAULT);
  }

  /**
   * Adds members, or gives them other scores, as the options say ({@code ZADD}).
   *
   * @param key the key
   * @param members at least one member
   * @param options which members to add or change
   * @return how many are new, or how many were changed too, as the options say
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<Long> zadd(
      K key, Collection<? extends ScoredMember<? extends V>> members, ZAddOptions options) {
    return execute(
        ScoredMembers.zadd(format(), key, members, options).returning(Replies.integer()));
  }

  /**
   * Adds to a score as the options say ({@code ZADD} with {@code INCR}).
   *
   * @param key the key
   * @param increment how much to add, may be negative
   * @param member the member; one that is missing counts from 0
   * @param options on what condition
   * @return the new score, or null if the options forbid it
   * @throws IllegalArgumentException if the increment is NaN
   */
  default CompletableFuture<@Nullable Double> zaddIncr(
      K key, double increment, V member, ZAddOptions options) {
    int arguments = 4 + options.arguments();
    CommandBuilder<K, V> command =
        options.addTo(format().command(RedisSortedSetSpecs.ZADD, arguments).key(key));
    return execute(
        command.add("INCR").add(increment).value(member).returning(Replies.decimalOrNull()));
  }

  /**
   * Adds to a score ({@code ZINCRBY}).
   *
   * @param key the key
   * @param increment how much to add, may be negative
   * @param member the member; one that is missing counts from 0
   * @return the new score
   * @throws IllegalArgumentException if the increment is NaN
   */
  default CompletableFuture<Double> zincrby(K key, double increment, V member) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZINCRBY, 3)
            .key(key)
            .add(increment)
            .value(member)
            .returning(Replies.decimal()));
  }

  /**
   * Takes members out ({@code ZREM}).
   *
   * @param key the key
   * @param members at least one member
   * @return how many there were
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> zrem(K key, V... members) {
    List<V> all = atLeastOne(members, "member");
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZREM, 1 + all.size())
            .key(key)
            .values(all)
            .returning(Replies.integer()));
  }

  /**
   * Takes members out by their positions ({@code ZREMRANGEBYRANK}).
   *
   * @param key the key
   * @param start the first position, from 0 for the lowest score, or from the end when negative
   * @param stop the last position, included
   * @return how many were taken out
   */
  default CompletableFuture<Long> zremrangebyrank(K key, long start, long stop) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZREMRANGEBYRANK, 3)
            .key(key)
            .add(start)
            .add(stop)
            .returning(Replies.integer()));
  }

  /**
   * Takes members out by their scores ({@code ZREMRANGEBYSCORE}).
   *
   * @param key the key
   * @param range the scores
   * @return how many were taken out
   */
  default CompletableFuture<Long> zremrangebyscore(K key, ScoreRange range) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZREMRANGEBYSCORE, 3)
            .key(key)
            .add(ScoreBounds.of(range).min())
            .add(ScoreBounds.of(range).max())
            .returning(Replies.integer()));
  }

  /**
   * Takes members out by their bytes, where all scores are the same ({@code ZREMRANGEBYLEX}).
   *
   * @param key the key
   * @param range the members
   * @return how many were taken out
   */
  default CompletableFuture<Long> zremrangebylex(K key, LexRange<V> range) {
    return execute(
        range
            .addTo(
                format().command(RedisSortedSetSpecs.ZREMRANGEBYLEX, 3).key(key),
                format().valueCodec())
            .returning(Replies.integer()));
  }

  /**
   * Takes the member with the lowest score ({@code ZPOPMIN}).
   *
   * @param key the key
   * @return the member with its score, or null if the key is missing
   */
  default CompletableFuture<@Nullable ScoredMember<V>> zpopmin(K key) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZPOPMIN, 1)
            .key(key)
            .returning(ScoredMembers.single(format().valueCodec())));
  }

  /**
   * Takes the members with the lowest scores ({@code ZPOPMIN} with a count).
   *
   * @param key the key
   * @param count how many at most, at least one
   * @return the members, beginning with the lowest score; empty if the key is missing
   * @throws IllegalArgumentException if the count is smaller than one
   */
  default CompletableFuture<List<ScoredMember<V>>> zpopminCount(K key, long count) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZPOPMIN, 2)
            .key(key)
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(ScoredMembers.list(format().valueCodec())));
  }

  /**
   * Takes the member with the highest score ({@code ZPOPMAX}).
   *
   * @param key the key
   * @return the member with its score, or null if the key is missing
   */
  default CompletableFuture<@Nullable ScoredMember<V>> zpopmax(K key) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZPOPMAX, 1)
            .key(key)
            .returning(ScoredMembers.single(format().valueCodec())));
  }

  /**
   * Takes the members with the highest scores ({@code ZPOPMAX} with a count).
   *
   * @param key the key
   * @param count how many at most, at least one
   * @return the members, beginning with the highest score; empty if the key is missing
   * @throws IllegalArgumentException if the count is smaller than one
   */
  default CompletableFuture<List<ScoredMember<V>>> zpopmaxCount(K key, long count) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZPOPMAX, 2)
            .key(key)
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(ScoredMembers.list(format().valueCodec())));
  }

  /**
   * Takes members of the first sorted set that has any ({@code ZMPOP}), since Redis 7.0.
   *
   * @param keys the sorted sets, in the order in which they are looked at
   * @param end which scores to take
   * @param count how many at most, at least one
   * @return the key and the members, beginning with the outermost; null if all keys are missing
   * @throws IllegalArgumentException if there is no key, or the count is smaller than one
   */
  default CompletableFuture<@Nullable KeyValue<K, List<ScoredMember<V>>>> zmpop(
      Collection<? extends K> keys, ScoreEnd end, long count) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZMPOP, 4 + keys.size())
            .add(count(keys, "key"))
            .keys(keys)
            .add(end.name())
            .add("COUNT")
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(ScoredMembers.popped(format())));
  }
}
