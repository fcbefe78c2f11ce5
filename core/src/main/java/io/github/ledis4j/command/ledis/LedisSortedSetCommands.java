package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixSeconds;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.LexBounds;
import io.github.ledis4j.internal.command.LimitWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on LedisDB's sorted sets: members of 1 to 1024 bytes, each once, in the order of
 * their integer scores, those of the same score in the order of their bytes. Their keys are others
 * than those of the other key spaces, even under the same name.
 *
 * <p>{@code ZREMRANGEBYLEX} is not here, as it corrupts the set: ask with {@link #zrangebylex} for
 * the members and take them out with {@link #zrem}.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisSortedSetCommands<K, V> extends CommandSink<K, V> {

  /**
   * Adds a member, or gives it another score ({@code ZADD}).
   *
   * @param key the key
   * @param score its score
   * @param member the member
   * @return true if it is new
   * @throws IllegalArgumentException if LedisDB does not take such a score
   */
  default CompletableFuture<Boolean> zadd(K key, long score, V member) {
    return execute(
        format()
            .command(SortedSetSpecs.ZADD, 3)
            .key(key)
            .add(LedisScoredMember.requireScore(score))
            .value(member)
            .returning(Replies.flag()));
  }

  /**
   * Adds members, or gives them other scores ({@code ZADD}).
   *
   * @param key the key
   * @param members at least one; of those that are written alike the last counts and the others are
   *     not sent, as LedisDB would count and keep each of them
   * @return how many are new
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<Long> zadd(
      K key, Collection<? extends LedisScoredMember<? extends V>> members) {
    return execute(LedisScoredMembers.zadd(format(), key, members));
  }

  /**
   * Takes members out ({@code ZREM}).
   *
   * @param key the key
   * @param members at least one; those that are written alike are sent once, as LedisDB would count
   *     each of them and lose track of the set
   * @return how many there were
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> zrem(K key, V... members) {
    return zrem(key, Arrays.asList(members));
  }

  /**
   * Takes members out ({@code ZREM}).
   *
   * @param key the key
   * @param members at least one; those that are written alike are sent once, as LedisDB would count
   *     each of them and lose track of the set
   * @return how many there were
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<Long> zrem(K key, Collection<? extends V> members) {
    Collection<? extends V> all = Distinct.of(members, "member", format().valueCodec());
    return execute(
        format()
            .command(SortedSetSpecs.ZREM, 1 + all.size())
            .key(key)
            .values(all)
            .returning(Replies.integer()));
  }

  /**
   * Adds to a score ({@code ZINCRBY}); a missing member counts from 0. A sum that no {@code long}
   * can hold wraps round without an error.
   *
   * @param key the key
   * @param increment how much to add, may be negative
   * @param member the member
   * @return the new score
   */
  default CompletableFuture<Long> zincrby(K key, long increment, V member) {
    return execute(
        format()
            .command(SortedSetSpecs.ZINCRBY, 3)
            .key(key)
            .add(increment)
            .value(member)
            .returning(Replies.integer()));
  }

  /**
   * Asks for the score of a member ({@code ZSCORE}).
   *
   * @param key the key
   * @param member the member
   * @return its score, or null if it is not in the set
   */
  default CompletableFuture<@Nullable Long> zscore(K key, V member) {
    return execute(
        format()
            .command(SortedSetSpecs.ZSCORE, 2)
            .key(key)
            .value(member)
            .returning(Replies.integerOrNull()));
  }

  /**
   * Asks for the position of a member ({@code ZRANK}). The server counts the members before it.
   *
   * @param key the key
   * @param member the member
   * @return its position, from 0 for the lowest score, or null if it is not in the set
   */
  default CompletableFuture<@Nullable Long> zrank(K key, V member) {
    return execute(
        format()
            .command(SortedSetSpecs.ZRANK, 2)
            .key(key)
            .value(member)
            .returning(Replies.integerOrNull()));
  }

  /**
   * Asks for the position of a member from the highest score ({@code ZREVRANK}). The server counts
   * the members before it.
   *
   * @param key the key
   * @param member the member
   * @return its position, from 0 for the highest score, or null if it is not in the set
   */
  default CompletableFuture<@Nullable Long> zrevrank(K key, V member) {
    return execute(
        format()
            .command(SortedSetSpecs.ZREVRANK, 2)
            .key(key)
            .value(member)
            .returning(Replies.integerOrNull()));
  }

  /**
   * Asks how many members a sorted set has ({@code ZCARD}).
   *
   * @param key the key
   * @return how many; 0 if the key is missing
   */
  default CompletableFuture<Long> zcard(K key) {
    return execute(format().command(SortedSetSpecs.ZCARD, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Counts members by their scores ({@code ZCOUNT}).
   *
   * @param key the key
   * @param range the scores
   * @return how many there are
   */
  default CompletableFuture<Long> zcount(K key, LedisScoreRange range) {
    return execute(
        format()
            .command(SortedSetSpecs.ZCOUNT, 3)
            .key(key)
            .add(LedisScoreBounds.of(range).min())
            .add(LedisScoreBounds.of(range).max())
            .returning(Replies.integer()));
  }

  /**
   * Counts members by their bytes ({@code ZLEXCOUNT}).
   *
   * @param key the key
   * @param range the members
   * @return how many there are
   */
  default CompletableFuture<Long> zlexcount(K key, LexRange<V> range) {
    return execute(
        LexBounds.of(range)
            .addTo(format().command(SortedSetSpecs.ZLEXCOUNT, 3).key(key), format().valueCodec())
            .returning(Replies.integer()));
  }

  /**
   * Takes members out by their positions ({@code ZREMRANGEBYRANK}).
   *
   * @param key the key
   * @param start the first position, from 0 for the lowest score, or from the end when negative
   * @param stop the last position, included
   * @return how many were taken out
   * @throws IllegalArgumentException if the start is more than 2147483647: the server counts up to
   *     it one by one, and no other command changes a sorted set in between
   */
  default CompletableFuture<Long> zremrangebyrank(K key, long start, long stop) {
    return execute(
        format()
            .command(SortedSetSpecs.ZREMRANGEBYRANK, 3)
            .key(key)
            .add(Positions.reachable(start))
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
  default CompletableFuture<Long> zremrangebyscore(K key, LedisScoreRange range) {
    return execute(
        format()
            .command(SortedSetSpecs.ZREMRANGEBYSCORE, 3)
            .key(key)
            .add(LedisScoreBounds.of(range).min())
            .add(LedisScoreBounds.of(range).max())
            .returning(Replies.integer()));
  }

  /**
   * Stores the members of any of several sorted sets ({@code ZUNIONSTORE}), with the sum of their
   * scores.
   *
   * @param destination where to store, in place of what is there, its time to live included; an
   *     empty result leaves an empty sorted set that {@link #zkeyexists} sees
   * @param sources at least one key
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> zunionstore(K destination, K... sources) {
    return zunionstore(destination, Arrays.asList(sources));
  }

  /**
   * Stores the members of any of several sorted sets ({@code ZUNIONSTORE}), with the sum of their
   * scores.
   *
   * @param destination where to store, in place of what is there, its time to live included; an
   *     empty result leaves an empty sorted set that {@link #zkeyexists} sees
   * @param sources at least one key
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<Long> zunionstore(K destination, Collection<? extends K> sources) {
    return zunionstore(destination, sources, LedisCombineOptions.DEFAULT);
  }

  /**
   * Stores the members of any of several sorted sets ({@code ZUNIONSTORE}), with scores as the
   * options say.
   *
   * @param destination where to store, in place of what is there, its time to live included; an
   *     empty result leaves an empty sorted set that {@link #zkeyexists} sees
   * @param sources at least one key
   * @param options how to compute the scores
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source, or another number of weights
   */
  default CompletableFuture<Long> zunionstore(
      K destination, Collection<? extends K> sources, LedisCombineOptions options) {
    return combine(SortedSetSpecs.ZUNIONSTORE, destination, sources, options);
  }

  /**
   * Stores the members that several sorted sets share ({@code ZINTERSTORE}), with the sum of their
   * scores.
   *
   * @param destination where to store, in place of what is there, its time to live included; an
   *     empty result leaves an empty sorted set that {@link #zkeyexists} sees
   * @param sources at least one key
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> zinterstore(K destination, K... sources) {
    return zinterstore(destination, Arrays.asList(sources));
  }

  /**
   * Stores the members that several sorted sets share ({@code ZINTERSTORE}), with the sum of their
   * scores.
   *
   * @param destination where to store, in place of what is there, its time to live included; an
   *     empty result leaves an empty sorted set that {@link #zkeyexists} sees
   * @param sources at least one key
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source
   */
  default CompletableFuture<Long> zinterstore(K destination, Collection<? extends K> sources) {
    return zinterstore(destination, sources, LedisCombineOptions.DEFAULT);
  }

  /**
   * Stores the members that several sorted sets share ({@code ZINTERSTORE}), with scores as the
   * options say.
   *
   * @param destination where to store, in place of what is there, its time to live included; an
   *     empty result leaves an empty sorted set that {@link #zkeyexists} sees
   * @param sources at least one key
   * @param options how to compute the scores
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no source, or another number of weights
   */
  default CompletableFuture<Long> zinterstore(
      K destination, Collection<? extends K> sources, LedisCombineOptions options) {
    return combine(SortedSetSpecs.ZINTERSTORE, destination, sources, options);
  }

  private CompletableFuture<Long> combine(
      CommandSpec spec,
      K destination,
      Collection<? extends K> sources,
      LedisCombineOptions options) {
    int count = sources.size();
    if (count == 0) {
      throw new IllegalArgumentException("at least one source is needed");
    }
    return execute(
        options
            .addTo(
                format()
                    .command(spec, 2 + count + options.argumentsFor(count))
                    .key(destination)
                    .add(count)
                    .keys(sources))
            .returning(Replies.integer()));
  }

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
                    .command(SortedSetSpecs.ZRANGEBYSCORE, 3 + LimitWords.of(limit).arguments())
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
                    .command(SortedSetSpecs.ZRANGEBYSCORE, 4 + LimitWords.of(limit).arguments())
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
                    .command(SortedSetSpecs.ZREVRANGEBYSCORE, 3 + LimitWords.of(limit).arguments())
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
                    .command(SortedSetSpecs.ZREVRANGEBYSCORE, 4 + LimitWords.of(limit).arguments())
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
        format().command(SortedSetSpecs.ZRANGEBYLEX, 3 + LimitWords.of(limit).arguments()).key(key);
    return execute(
        Positions.reachable(limit)
            .addTo(LexBounds.of(range).addTo(command, format().valueCodec()))
            .returning(format().elementList()));
  }

  /**
   * Removes a sorted set ({@code ZCLEAR}).
   *
   * @param key the key
   * @return how many members it had; 0 if the key is missing
   */
  default CompletableFuture<Long> zclear(K key) {
    return execute(
        format().command(SortedSetSpecs.ZCLEAR, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Removes several sorted sets ({@code ZMCLEAR}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> zmclear(K... keys) {
    return zmclear(Arrays.asList(keys));
  }

  /**
   * Removes several sorted sets ({@code ZMCLEAR}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> zmclear(Collection<? extends K> keys) {
    return execute(
        format()
            .command(SortedSetSpecs.ZMCLEAR, count(keys, "key"))
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Asks whether a sorted set is there ({@code ZKEYEXISTS}). After {@code ZUNIONSTORE} or {@code
   * ZINTERSTORE} with an empty result an empty sorted set is there, until a member comes and goes
   * or it is cleared.
   *
   * @param key the key
   * @return false if the key is missing
   */
  default CompletableFuture<Boolean> zkeyexists(K key) {
    return execute(
        format().command(SortedSetSpecs.ZKEYEXISTS, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Lets a sorted set expire ({@code ZEXPIRE}).
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Boolean> zexpire(K key, Duration ttl) {
    return execute(
        format()
            .command(SortedSetSpecs.ZEXPIRE, 2)
            .key(key)
            .add(seconds(ttl))
            .returning(Replies.flag()));
  }

  /**
   * Lets a sorted set expire at a point in time ({@code ZEXPIREAT}). If that is past, LedisDB
   * answers an error.
   *
   * @param key the key
   * @param when the end of its life, rounded up to seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time does not lie after 1970
   */
  default CompletableFuture<Boolean> zexpireat(K key, Instant when) {
    return execute(
        format()
            .command(SortedSetSpecs.ZEXPIREAT, 2)
            .key(key)
            .add(unixSeconds(when))
            .returning(Replies.flag()));
  }

  /**
   * Asks how long a sorted set will live ({@code ZTTL}). An expired one can stay readable for about
   * a second before the server removes it, without a time to live.
   *
   * @param key the key
   * @return whole seconds, or null if the key is missing or does not expire, which LedisDB does not
   *     tell apart
   */
  default CompletableFuture<@Nullable Duration> zttl(K key) {
    return execute(
        format().command(SortedSetSpecs.ZTTL, 1).key(key).returning(KeyValueReplies.TTL));
  }

  /**
   * Keeps a sorted set from expiring ({@code ZPERSIST}).
   *
   * @param key the key
   * @return false if the key is missing or has no time to live
   */
  default CompletableFuture<Boolean> zpersist(K key) {
    return execute(format().command(SortedSetSpecs.ZPERSIST, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Returns a sorted set in the server's own form ({@code ZDUMP}), which Redis takes, too.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> zdump(K key) {
    return execute(format().command(SortedSetSpecs.ZDUMP, 1).key(key).returning(Replies.bytes()));
  }
}
