package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Replies;
import java.util.Collection;
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
public interface LedisSortedSetCommands<K, V>
    extends LedisSortedSetRangeCommands<K, V>, LedisSortedSetKeyCommands<K, V> {

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
    Collection<V> all = Distinct.of(atLeastOne(members, "member"), format().valueCodec());
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
        range
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
   *     it one by one, and no other command changes a sorted set meanwhile
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
}
