package io.github.ledis4j.command.redis.sortedset;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Replies;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that ask about the members of sorted sets.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisSortedSetReadCommands<K, V> extends CommandSink<K, V> {

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
        range
            .addTo(
                format().command(RedisSortedSetSpecs.ZLEXCOUNT, 3).key(key), format().valueCodec())
            .returning(Replies.integer()));
  }

  /**
   * Asks for the score of a member ({@code ZSCORE}).
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
   * Asks for the scores of several members ({@code ZMSCORE}), since Redis 6.2.
   *
   * @param key the key
   * @param members at least one member
   * @return one element per member, in the order of the members, null for each that is not in the
   *     set
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<@Nullable Double>> zmscore(K key, V... members) {
    List<V> all = atLeastOne(members, "member");
    return execute(
        format()
            .command(RedisSortedSetSpecs.ZMSCORE, 1 + all.size())
            .key(key)
            .values(all)
            .returning(ScoredMembers.SCORES));
  }

  /**
   * Asks for the position of a member ({@code ZRANK}).
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
   * Asks for the position and the score of a member ({@code ZRANK} with {@code WITHSCORE}), since
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
   * Asks for the position of a member from the highest score ({@code ZREVRANK}).
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
   * Asks for the position from the highest score and the score of a member ({@code ZREVRANK} with
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

  /**
   * Gives some member ({@code ZRANDMEMBER}), since Redis 6.2.
   *
   * @param key the key
   * @return a member, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> zrandmember(K key) {
    return execute(
        format().command(RedisSortedSetSpecs.ZRANDMEMBER, 1).key(key).returning(format().value()));
  }

  /**
   * Gives some members ({@code ZRANDMEMBER} with a count), since Redis 6.2.
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
   * Gives some members with their scores ({@code ZRANDMEMBER} with {@code WITHSCORES}), since Redis
   * 6.2.
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
}
