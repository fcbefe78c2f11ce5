package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that combine sets. A missing key counts as an empty set.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of members
 */
public interface RedisSetCombineCommands<K, V> extends CommandSink<K, V> {

  /**
   * Gives the members of any of several sets ({@code SUNION}).
   *
   * @param keys at least one key
   * @return the members in no order
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Set<V>> sunion(K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format()
            .command(RedisSetSpecs.SUNION, all.size())
            .keys(all)
            .returning(format().valueSet()));
  }

  /**
   * Stores the members of any of several sets ({@code SUNIONSTORE}).
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param keys at least one key
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> sunionstore(K destination, K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format()
            .command(RedisSetSpecs.SUNIONSTORE, 1 + all.size())
            .key(destination)
            .keys(all)
            .returning(Replies.integer()));
  }

  /**
   * Gives the members that several sets share ({@code SINTER}).
   *
   * @param keys at least one key
   * @return the members in no order
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Set<V>> sinter(K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format()
            .command(RedisSetSpecs.SINTER, all.size())
            .keys(all)
            .returning(format().valueSet()));
  }

  /**
   * Stores the members that several sets share ({@code SINTERSTORE}).
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param keys at least one key
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> sinterstore(K destination, K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format()
            .command(RedisSetSpecs.SINTERSTORE, 1 + all.size())
            .key(destination)
            .keys(all)
            .returning(Replies.integer()));
  }

  /**
   * Gives the members of the first of several sets that none of the others has ({@code SDIFF}).
   *
   * @param keys at least one key, the first that of the set to start from
   * @return the members in no order
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Set<V>> sdiff(K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(RedisSetSpecs.SDIFF, all.size()).keys(all).returning(format().valueSet()));
  }

  /**
   * Stores the members of the first of several sets that none of the others has ({@code
   * SDIFFSTORE}).
   *
   * @param destination where to store, in place of what is there; the key is deleted if the result
   *     is empty
   * @param keys at least one key, the first that of the set to start from
   * @return how many members the result has
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> sdiffstore(K destination, K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format()
            .command(RedisSetSpecs.SDIFFSTORE, 1 + all.size())
            .key(destination)
            .keys(all)
            .returning(Replies.integer()));
  }

  /**
   * Counts the members that several sets share ({@code SINTERCARD}), since Redis 7.0.
   *
   * @param keys at least one key
   * @return how many there are
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> sintercard(K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format()
            .command(RedisSetSpecs.SINTERCARD, 1 + all.size())
            .add(all.size())
            .keys(all)
            .returning(Replies.integer()));
  }

  /**
   * Counts the members that several sets share, up to a limit ({@code SINTERCARD}), since Redis
   * 7.0.
   *
   * @param keys at least one key
   * @param limit where to stop counting, at least one
   * @return how many there are, or the limit if there are more
   * @throws IllegalArgumentException if there is no key, or the limit is smaller than one
   */
  default CompletableFuture<Long> sintercard(Collection<? extends K> keys, long limit) {
    return execute(
        format()
            .command(RedisSetSpecs.SINTERCARD, 3 + keys.size())
            .add(count(keys, "key"))
            .keys(keys)
            .add("LIMIT")
            .add(between(limit, 1, Long.MAX_VALUE, "limit"))
            .returning(Replies.integer()));
  }
}
