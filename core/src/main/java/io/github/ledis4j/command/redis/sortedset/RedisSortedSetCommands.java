package io.github.ledis4j.command.redis.sortedset;

import static io.github.ledis4j.command.redis.sortedset.ScoredMember.requireScore;
import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.LexBounds;
import io.github.ledis4j.internal.command.LimitWords;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on sorted sets: members, each once, in the order of their floating-point
 * scores, those of the same score in the order of their bytes. First come those that add members
 * and ask for one, then those that read, store, remove or pop several by position, score or bytes,
 * last the unions, intersections and differences of several sorted sets. A sorted set that loses
 * its last member is gone; a missing key counts as an empty one.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of members
 */
public interface RedisSortedSetCommands<K, V> extends CommandSink<K, V> {

  // Adding members and changing scores.

  /**
   * Adds a member, or gives it another score ({@code ZADD}).
   *
   * @param key the key
   * @param score the score
   * @param member the member
   * @return true if it is new
   * @throws IllegalArgumentException if the score is NaN
   */
  default CompletableFuture<Boolean> zadd(K key, double score, V member) {
    return zadd(key, score, member, ZAddOptions.DEFAULT);
  }

  /**
   * Adds a member, or gives it another score, as the options say ({@code ZADD}).
   *
   * @param key the key
   * @param score the score
   * @param member the member
   * @param options on what condition
   * @return true if it is new, or if it was changed and the options count that
   * @throws IllegalArgumentException if the score is NaN
   */
  default CompletableFuture<Boolean> zadd(K key, double score, V member, ZAddOptions options) {
    return execute(
        options
            .addTo(format().command(RedisSortedSetSpecs.ZADD, 3 + options.arguments()).key(key))
            .add(requireScore(score))
            .value(member)
            .returning(Replies.flag()));
  }

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

  // Counting.

  /**
   * Counts the members ({@code ZCARD}).
   *
   * @param key the key
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> zcard(K key) {
    return execute(
        format().command(RedisSortedSetSpecs.ZCARD, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Counts the members whose scores lie in a range ({@code ZCOUNT}).
   *
   * @param key the key
   * @param range the scores
   * @return how many there are
   */
  default CompletableFuture<Long> zcount(K key, ScoreRange range) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZCOUNT, 3)
            .key(key)
            .add(ScoreBounds.of(range).min())
            .add(ScoreBounds.of(range).max())
            .returning(Replies.integer()));
  }

  /**
   * Counts the members whose bytes lie in a range, where all scores are the same ({@code
   * ZLEXCOUNT}).
   *
   * @param key the key
   * @param range the members
   * @return how many there are
   */
  default CompletableFuture<Long> zlexcount(K key, LexRange<V> range) {
    return execute(
        LexBounds.of(range)
            .addTo(
                format().command(RedisSortedSetSpecs.ZLEXCOUNT, 3).key(key), format().valueCodec())
            .returning(Replies.integer()));
  }

  // Asking for scores and positions of members.

  /**
   * Returns the score of a member ({@code ZSCORE}).
   *
   * @param key the key
   * @param member the member
   * @return its score, or null if it is not in the set
   */
  default CompletableFuture<@Nullable Double> zscore(K key, V member) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZSCORE, 2)
            .key(key)
            .value(member)
            .returning(Replies.decimalOrNull()));
  }

  /**
   * Returns the scores of several members ({@code ZMSCORE}), since Redis 6.2.
   *
   * @param key the key
   * @param members at least one member
   * @return one element per member, in the order of the members, null for each that is not in the
   *     set
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<@Nullable Double>> zmscore(K key, V... members) {
    return zmscore(key, Arrays.asList(members));
  }

  /**
   * Returns the scores of several members ({@code ZMSCORE}), since Redis 6.2.
   *
   * @param key the key
   * @param members at least one member
   * @return one element per member, in the order of the members, null for each that is not in the
   *     set
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<List<@Nullable Double>> zmscore(
      K key, Collection<? extends V> members) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZMSCORE, 1 + count(members, "member"))
            .key(key)
            .values(members)
            .returning(ScoredMembers.SCORES));
  }

  /**
   * Returns the position of a member ({@code ZRANK}).
   *
   * @param key the key
   * @param member the member
   * @return its position, from 0 for the lowest score, or null if it is not in the set
   */
  default CompletableFuture<@Nullable Long> zrank(K key, V member) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZRANK, 2)
            .key(key)
            .value(member)
            .returning(Replies.integerOrNull()));
  }

  /**
   * Returns the position and the score of a member ({@code ZRANK} with {@code WITHSCORE}), since
   * Redis 7.2.
   *
   * @param key the key
   * @param member the member
   * @return its position, from 0 for the lowest score, with the score, or null if it is not in the
   *     set
   */
  default CompletableFuture<@Nullable RankedScore> zrankWithScore(K key, V member) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZRANK, 3)
            .key(key)
            .value(member)
            .add("WITHSCORE")
            .returning(ScoredMembers.RANKED));
  }

  /**
   * Returns the position of a member from the highest score ({@code ZREVRANK}).
   *
   * @param key the key
   * @param member the member
   * @return its position, from 0 for the highest score, or null if it is not in the set
   */
  default CompletableFuture<@Nullable Long> zrevrank(K key, V member) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZREVRANK, 2)
            .key(key)
            .value(member)
            .returning(Replies.integerOrNull()));
  }

  /**
   * Returns the position from the highest score and the score of a member ({@code ZREVRANK} with
   * {@code WITHSCORE}), since Redis 7.2.
   *
   * @param key the key
   * @param member the member
   * @return its position, from 0 for the highest score, with the score, or null if it is not in the
   *     set
   */
  default CompletableFuture<@Nullable RankedScore> zrevrankWithScore(K key, V member) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZREVRANK, 3)
            .key(key)
            .value(member)
            .add("WITHSCORE")
            .returning(ScoredMembers.RANKED));
  }

  // Members at random.

  /**
   * Returns some member ({@code ZRANDMEMBER}), since Redis 6.2.
   *
   * @param key the key
   * @return a member, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> zrandmember(K key) {
    return execute(
        format().command(RedisSortedSetSpecs.ZRANDMEMBER, 1).key(key).returning(format().value()));
  }

  /**
   * Returns some members ({@code ZRANDMEMBER} with a count), since Redis 6.2.
   *
   * @param key the key
   * @param count how many at most; when negative, exactly so many, of which some may come more than
   *     once
   * @return the members; empty if the key is missing
   */
  default CompletableFuture<List<V>> zrandmemberCount(K key, long count) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZRANDMEMBER, 2)
            .key(key)
            .add(count)
            .returning(format().elementList()));
  }

  /**
   * Returns some members with their scores ({@code ZRANDMEMBER} with {@code WITHSCORES}), since
   * Redis 6.2.
   *
   * @param key the key
   * @param count how many at most; when negative, exactly so many, of which some may come more than
   *     once
   * @return the members with their scores; empty if the key is missing
   */
  default CompletableFuture<List<ScoredMember<V>>> zrandmemberWithScores(K key, long count) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZRANDMEMBER, 3)
            .key(key)
            .add(count)
            .add("WITHSCORES")
            .returning(ScoredMembers.list(format().valueCodec())));
  }

  // Reading by position, or as a range says.

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
   * Stores members with their scores by their positions, from the lowest score up ({@code
   * ZRANGESTORE}), since Redis 6.2.
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param source the sorted set to read
   * @param start the first position, from 0 for the lowest score, or from the end when negative
   * @param stop the last position, included
   * @return how many members the result has
   */
  default CompletableFuture<Long> zrangestore(K destination, K source, long start, long stop) {
    return zrangestore(destination, source, SortedSetRange.byRank(start, stop));
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

  // Reading by score.

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
            .command(RedisSortedSetSpecs.ZRANGEBYSCORE, 3 + LimitWords.of(limit).arguments())
            .key(key)
            .add(ScoreBounds.of(range).min())
            .add(ScoreBounds.of(range).max());
    return execute(LimitWords.of(limit).addTo(command).returning(format().elementList()));
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
            .command(RedisSortedSetSpecs.ZRANGEBYSCORE, 4 + LimitWords.of(limit).arguments())
            .key(key)
            .add(ScoreBounds.of(range).min())
            .add(ScoreBounds.of(range).max())
            .add("WITHSCORES");
    return execute(
        LimitWords.of(limit).addTo(command).returning(ScoredMembers.list(format().valueCodec())));
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
            .command(RedisSortedSetSpecs.ZREVRANGEBYSCORE, 3 + LimitWords.of(limit).arguments())
            .key(key)
            .add(ScoreBounds.of(range).max())
            .add(ScoreBounds.of(range).min());
    return execute(LimitWords.of(limit).addTo(command).returning(format().elementList()));
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
            .command(RedisSortedSetSpecs.ZREVRANGEBYSCORE, 4 + LimitWords.of(limit).arguments())
            .key(key)
            .add(ScoreBounds.of(range).max())
            .add(ScoreBounds.of(range).min())
            .add("WITHSCORES");
    return execute(
        LimitWords.of(limit).addTo(command).returning(ScoredMembers.list(format().valueCodec())));
  }

  // Reading by the bytes of members.

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
        format()
            .command(RedisSortedSetSpecs.ZRANGEBYLEX, 3 + LimitWords.of(limit).arguments())
            .key(key);
    return execute(
        LimitWords.of(limit)
            .addTo(LexBounds.of(range).addTo(command, format().valueCodec()))
            .returning(format().elementList()));
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
        format()
            .command(RedisSortedSetSpecs.ZREVRANGEBYLEX, 3 + LimitWords.of(limit).arguments())
            .key(key);
    return execute(
        LimitWords.of(limit)
            .addTo(LexBounds.of(range).addReversedTo(command, format().valueCodec()))
            .returning(format().elementList()));
  }

  // Removing members.

  /**
   * Removes members ({@code ZREM}).
   *
   * @param key the key
   * @param members at least one member
   * @return how many there were
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> zrem(K key, V... members) {
    return zrem(key, Arrays.asList(members));
  }

  /**
   * Removes members ({@code ZREM}).
   *
   * @param key the key
   * @param members at least one member
   * @return how many there were
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<Long> zrem(K key, Collection<? extends V> members) {
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZREM, 1 + count(members, "member"))
            .key(key)
            .values(members)
            .returning(Replies.integer()));
  }

  /**
   * Removes members by their positions ({@code ZREMRANGEBYRANK}).
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
   * Removes members by their scores ({@code ZREMRANGEBYSCORE}).
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
   * Removes members by their bytes, where all scores are the same ({@code ZREMRANGEBYLEX}).
   *
   * @param key the key
   * @param range the members
   * @return how many were taken out
   */
  default CompletableFuture<Long> zremrangebylex(K key, LexRange<V> range) {
    return execute(
        LexBounds.of(range)
            .addTo(
                format().command(RedisSortedSetSpecs.ZREMRANGEBYLEX, 3).key(key),
                format().valueCodec())
            .returning(Replies.integer()));
  }

  // Popping members.

  /**
   * Removes and returns the member with the lowest score ({@code ZPOPMIN}).
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
   * Removes and returns the members with the lowest scores ({@code ZPOPMIN} with a count).
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
   * Removes and returns the member with the highest score ({@code ZPOPMAX}).
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
   * Removes and returns the members with the highest scores ({@code ZPOPMAX} with a count).
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
   * Removes and returns a member of the first sorted set that has any ({@code ZMPOP}), since Redis
   * 7.0.
   *
   * @param keys the sorted sets, in the order in which they are looked at
   * @param end which score to take
   * @return the key and its member; null if all keys are missing
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<@Nullable KeyValue<K, List<ScoredMember<V>>>> zmpop(
      Collection<? extends K> keys, ScoreEnd end) {
    return zmpop(keys, end, 1);
  }

  /**
   * Removes and returns members of the first sorted set that has any ({@code ZMPOP}), since Redis
   * 7.0.
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

  // Unions. These and the rest take sets as well, whose members have the score 1.

  /**
   * Returns the members of any of several sorted sets ({@code ZUNION}), since Redis 6.2.
   *
   * @param sources at least one key
   * @return the members in the order of the sums of their scores, the lowest first
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<V>> zunion(K... sources) {
    return zunion(Arrays.asList(sources));
  }

  /**
   * Returns the members of any of several sorted sets ({@code ZUNION}), since Redis 6.2.
   *
   * @param sources at least one key
   * @return the members in the order of the sums of their scores, the lowest first
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<List<V>> zunion(Collection<? extends K> sources) {
    return zunion(sources, CombineOptions.DEFAULT);
  }

  /**
   * Returns the members of any of several sorted sets as the options say ({@code ZUNION}), since
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
   * Returns the members of any of several sorted sets with the sum of their scores ({@code ZUNION}
   * with {@code WITHSCORES}), since Redis 6.2.
   *
   * @param sources at least one key
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<ScoredMember<V>>> zunionWithScores(K... sources) {
    return zunionWithScores(Arrays.asList(sources));
  }

  /**
   * Returns the members of any of several sorted sets with the sum of their scores ({@code ZUNION}
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
   * Returns the members of any of several sorted sets, with scores as the options say ({@code
   * ZUNION} with {@code WITHSCORES}), since Redis 6.2.
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
   * Stores the members of any of several sorted sets, with the sum of their scores ({@code
   * ZUNIONSTORE}).
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param sources at least one key
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> zunionstore(K destination, K... sources) {
    return zunionstore(destination, Arrays.asList(sources));
  }

  /**
   * Stores the members of any of several sorted sets, with the sum of their scores ({@code
   * ZUNIONSTORE}).
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param sources at least one key
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<Long> zunionstore(K destination, Collection<? extends K> sources) {
    return zunionstore(destination, sources, CombineOptions.DEFAULT);
  }

  /**
   * Stores the members of any of several sorted sets, with scores as the options say ({@code
   * ZUNIONSTORE}).
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param sources at least one key
   * @param options how to compute the scores
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source, or another number of weights
   */
  default CompletableFuture<Long> zunionstore(
      K destination, Collection<? extends K> sources, CombineOptions options) {
    return execute(
        SortedSetCombination.store(
                format(), RedisSortedSetSpecs.ZUNIONSTORE, destination, sources, options)
            .returning(Replies.integer()));
  }

  // Intersections.

  /**
   * Returns the members that several sorted sets share ({@code ZINTER}), since Redis 6.2.
   *
   * @param sources at least one key
   * @return the members in the order of the sums of their scores, the lowest first
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<V>> zinter(K... sources) {
    return zinter(Arrays.asList(sources));
  }

  /**
   * Returns the members that several sorted sets share ({@code ZINTER}), since Redis 6.2.
   *
   * @param sources at least one key
   * @return the members in the order of the sums of their scores, the lowest first
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<List<V>> zinter(Collection<? extends K> sources) {
    return zinter(sources, CombineOptions.DEFAULT);
  }

  /**
   * Returns the members that several sorted sets share as the options say ({@code ZINTER}), since
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
   * Returns the members that several sorted sets share with the sum of their scores ({@code ZINTER}
   * with {@code WITHSCORES}), since Redis 6.2.
   *
   * @param sources at least one key
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<ScoredMember<V>>> zinterWithScores(K... sources) {
    return zinterWithScores(Arrays.asList(sources));
  }

  /**
   * Returns the members that several sorted sets share with the sum of their scores ({@code ZINTER}
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
   * Returns the members that several sorted sets share, with scores as the options say ({@code
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
   * Stores the members that several sorted sets share, with the sum of their scores ({@code
   * ZINTERSTORE}).
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param sources at least one key
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> zinterstore(K destination, K... sources) {
    return zinterstore(destination, Arrays.asList(sources));
  }

  /**
   * Stores the members that several sorted sets share, with the sum of their scores ({@code
   * ZINTERSTORE}).
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param sources at least one key
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<Long> zinterstore(K destination, Collection<? extends K> sources) {
    return zinterstore(destination, sources, CombineOptions.DEFAULT);
  }

  /**
   * Stores the members that several sorted sets share, with scores as the options say ({@code
   * ZINTERSTORE}).
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param sources at least one key
   * @param options how to compute the scores
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source, or another number of weights
   */
  default CompletableFuture<Long> zinterstore(
      K destination, Collection<? extends K> sources, CombineOptions options) {
    return execute(
        SortedSetCombination.store(
                format(), RedisSortedSetSpecs.ZINTERSTORE, destination, sources, options)
            .returning(Replies.integer()));
  }

  /**
   * Counts the members that several sorted sets share ({@code ZINTERCARD}), since Redis 7.0.
   *
   * @param sources at least one key
   * @return how many there are
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> zintercard(K... sources) {
    return zintercard(Arrays.asList(sources));
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

  // Differences.

  /**
   * Returns the members of the first of several sorted sets that none of the others has ({@code
   * ZDIFF}), since Redis 6.2.
   *
   * @param sources at least one key, the first that of the sorted set to start from
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<V>> zdiff(K... sources) {
    return zdiff(Arrays.asList(sources));
  }

  /**
   * Returns the members of the first of several sorted sets that none of the others has ({@code
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
   * Returns the members of the first of several sorted sets that none of the others has, with their
   * scores ({@code ZDIFF} with {@code WITHSCORES}), since Redis 6.2.
   *
   * @param sources at least one key, the first that of the sorted set to start from
   * @return the members from the lowest score up
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<ScoredMember<V>>> zdiffWithScores(K... sources) {
    return zdiffWithScores(Arrays.asList(sources));
  }

  /**
   * Returns the members of the first of several sorted sets that none of the others has, with their
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
   * Stores the members of the first of several sorted sets that none of the others has, with their
   * scores ({@code ZDIFFSTORE}), since Redis 6.2.
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param sources at least one key, the first that of the sorted set to start from
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> zdiffstore(K destination, K... sources) {
    return zdiffstore(destination, Arrays.asList(sources));
  }

  /**
   * Stores the members of the first of several sorted sets that none of the others has, with their
   * scores ({@code ZDIFFSTORE}), since Redis 6.2.
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param sources at least one key, the first that of the sorted set to start from
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<Long> zdiffstore(K destination, Collection<? extends K> sources) {
    return execute(
        SortedSetCombination.store(
                format(),
                RedisSortedSetSpecs.ZDIFFSTORE,
                destination,
                sources,
                CombineOptions.DEFAULT)
            .returning(Replies.integer()));
  }
}
