package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.redis.sortedset.ScoreEnd;
import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.command.redis.stream.RedisStreamBlockingCommands;
import io.github.ledis4j.internal.command.BlockingWait;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that wait for an element: of lists, of sorted sets and, inherited, of
 * streams. They need a connection of their own while they wait, so that batches and transactions do
 * not have them.
 *
 * <p>How long they wait is given first, rounded up to milliseconds, and at least two, as Redis 6.2
 * takes one for no limit; zero waits for ever. It does not count against the deadline of commands.
 * Cancelling the future of a client or view closes that connection; what the server takes until it
 * notices is lost, except with the commands that move it to another list.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisBlockingCommands<K, V> extends RedisStreamBlockingCommands<K, V> {

  // Lists.

  /**
   * Removes and returns the first element of the first list that has one, or waits for one ({@code
   * BLPOP}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the lists, in the order in which they are looked at
   * @return the element and its list, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<@Nullable KeyValue<K, V>> blpop(Duration wait, K... keys) {
    return blpop(wait, Arrays.asList(keys));
  }

  /**
   * Removes and returns the first element of the first list that has one, or waits for one ({@code
   * BLPOP}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the lists, in the order in which they are looked at
   * @return the element and its list, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  default CompletableFuture<@Nullable KeyValue<K, V>> blpop(
      Duration wait, Collection<? extends K> keys) {
    CommandBuilder<K, V> command =
        format().command(RedisBlockingSpecs.BLPOP, 1 + count(keys, "key")).keys(keys);
    return execute(
        BlockingWait.of(wait)
            .addTo(command)
            .returning(
                RedisReplies.keyed(format().keyCodec(), Replies.required(format().valueCodec()))));
  }

  /**
   * Removes and returns the last element of the first list that has one, or waits for one ({@code
   * BRPOP}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the lists, in the order in which they are looked at
   * @return the element and its list, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<@Nullable KeyValue<K, V>> brpop(Duration wait, K... keys) {
    return brpop(wait, Arrays.asList(keys));
  }

  /**
   * Removes and returns the last element of the first list that has one, or waits for one ({@code
   * BRPOP}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the lists, in the order in which they are looked at
   * @return the element and its list, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  default CompletableFuture<@Nullable KeyValue<K, V>> brpop(
      Duration wait, Collection<? extends K> keys) {
    CommandBuilder<K, V> command =
        format().command(RedisBlockingSpecs.BRPOP, 1 + count(keys, "key")).keys(keys);
    return execute(
        BlockingWait.of(wait)
            .addTo(command)
            .returning(
                RedisReplies.keyed(format().keyCodec(), Replies.required(format().valueCodec()))));
  }

  /**
   * Removes and returns an element of the first list that has any, or waits for one ({@code
   * BLMPOP}), since Redis 7.0.
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the lists, in the order in which they are looked at
   * @param end where to take from
   * @return the list and its element; null if none came in time
   * @throws IllegalArgumentException if the wait is negative, or there is no key
   */
  default CompletableFuture<@Nullable KeyValue<K, List<V>>> blmpop(
      Duration wait, Collection<? extends K> keys, ListEnd end) {
    return blmpop(wait, keys, end, 1);
  }

  /**
   * Removes and returns elements of the first list that has any, or waits for one ({@code BLMPOP}),
   * since Redis 7.0.
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the lists, in the order in which they are looked at
   * @param end where to take from
   * @param count how many at most, at least one
   * @return the list and its elements, beginning with the outermost; null if none came in time
   * @throws IllegalArgumentException if the wait is negative, there is no key, or the count is
   *     smaller than one
   */
  default CompletableFuture<@Nullable KeyValue<K, List<V>>> blmpop(
      Duration wait, Collection<? extends K> keys, ListEnd end, long count) {
    CommandBuilder<K, V> command =
        BlockingWait.of(wait).addTo(format().command(RedisBlockingSpecs.BLMPOP, 5 + keys.size()));
    return execute(
        command
            .add(count(keys, "key"))
            .keys(keys)
            .add(end.name())
            .add("COUNT")
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(RedisReplies.keyed(format().keyCodec(), format().elementList())));
  }

  /**
   * Moves an element from one list to another, or waits for one ({@code BLMOVE}), since Redis 6.2.
   *
   * @param wait how long, at least zero; zero for ever
   * @param source the list to take from
   * @param destination the list to add to
   * @param from where to take
   * @param to where to add
   * @return the element, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative
   */
  default CompletableFuture<@Nullable V> blmove(
      Duration wait, K source, K destination, ListEnd from, ListEnd to) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisBlockingSpecs.BLMOVE, 5)
            .key(source)
            .key(destination)
            .add(from.name())
            .add(to.name());
    return execute(BlockingWait.of(wait).addTo(command).returning(format().value()));
  }

  /**
   * Moves the element at the right end of one list to the left end of another, or waits for one
   * ({@code BRPOPLPUSH}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param source the list to take from
   * @param destination the list to add to
   * @return the element, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative
   */
  default CompletableFuture<@Nullable V> brpoplpush(Duration wait, K source, K destination) {
    CommandBuilder<K, V> command =
        format().command(RedisBlockingSpecs.BRPOPLPUSH, 3).key(source).key(destination);
    return execute(BlockingWait.of(wait).addTo(command).returning(format().value()));
  }

  // Sorted sets.

  /**
   * Removes and returns the member with the lowest score of the first sorted set that has any, or
   * waits for one ({@code BZPOPMIN}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the sorted sets, in the order in which they are looked at
   * @return the key and the member, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<@Nullable KeyValue<K, ScoredMember<V>>> bzpopmin(
      Duration wait, K... keys) {
    return bzpopmin(wait, Arrays.asList(keys));
  }

  /**
   * Removes and returns the member with the lowest score of the first sorted set that has any, or
   * waits for one ({@code BZPOPMIN}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the sorted sets, in the order in which they are looked at
   * @return the key and the member, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  default CompletableFuture<@Nullable KeyValue<K, ScoredMember<V>>> bzpopmin(
      Duration wait, Collection<? extends K> keys) {
    CommandBuilder<K, V> command =
        format().command(RedisBlockingSpecs.BZPOPMIN, 1 + count(keys, "key")).keys(keys);
    return execute(
        BlockingWait.of(wait).addTo(command).returning(RedisReplies.keyedScore(format())));
  }

  /**
   * Removes and returns the member with the highest score of the first sorted set that has any, or
   * waits for one ({@code BZPOPMAX}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the sorted sets, in the order in which they are looked at
   * @return the key and the member, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<@Nullable KeyValue<K, ScoredMember<V>>> bzpopmax(
      Duration wait, K... keys) {
    return bzpopmax(wait, Arrays.asList(keys));
  }

  /**
   * Removes and returns the member with the highest score of the first sorted set that has any, or
   * waits for one ({@code BZPOPMAX}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the sorted sets, in the order in which they are looked at
   * @return the key and the member, or null if none came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  default CompletableFuture<@Nullable KeyValue<K, ScoredMember<V>>> bzpopmax(
      Duration wait, Collection<? extends K> keys) {
    CommandBuilder<K, V> command =
        format().command(RedisBlockingSpecs.BZPOPMAX, 1 + count(keys, "key")).keys(keys);
    return execute(
        BlockingWait.of(wait).addTo(command).returning(RedisReplies.keyedScore(format())));
  }

  /**
   * Removes and returns a member of the first sorted set that has any, or waits for one ({@code
   * BZMPOP}), since Redis 7.0.
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the sorted sets, in the order in which they are looked at
   * @param end which score to take
   * @return the key and its member; null if none came in time
   * @throws IllegalArgumentException if the wait is negative, or there is no key
   */
  default CompletableFuture<@Nullable KeyValue<K, List<ScoredMember<V>>>> bzmpop(
      Duration wait, Collection<? extends K> keys, ScoreEnd end) {
    return bzmpop(wait, keys, end, 1);
  }

  /**
   * Removes and returns members of the first sorted set that has any, or waits for one ({@code
   * BZMPOP}), since Redis 7.0.
   *
   * @param wait how long, at least zero; zero for ever
   * @param keys the sorted sets, in the order in which they are looked at
   * @param end which scores to take
   * @param count how many at most, at least one
   * @return the key and the members, beginning with the outermost; null if none came in time
   * @throws IllegalArgumentException if the wait is negative, there is no key, or the count is
   *     smaller than one
   */
  default CompletableFuture<@Nullable KeyValue<K, List<ScoredMember<V>>>> bzmpop(
      Duration wait, Collection<? extends K> keys, ScoreEnd end, long count) {
    CommandBuilder<K, V> command =
        BlockingWait.of(wait).addTo(format().command(RedisBlockingSpecs.BZMPOP, 5 + keys.size()));
    return execute(
        command
            .add(count(keys, "key"))
            .keys(keys)
            .add(end.name())
            .add("COUNT")
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(
                RedisReplies.keyed(
                    format().keyCodec(), RedisReplies.scored(format().valueCodec()))));
  }
}
