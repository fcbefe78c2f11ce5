package io.github.ledis4j.command.redis.sortedset;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that store combinations of sorted sets. They take sets as well, whose
 * members have the score 1, and a missing key counts as empty.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisSortedSetStoreCommands<K, V> extends CommandSink<K, V> {

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
