package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on sets: adding and removing members, asking for them, picking some at
 * random, and unions, intersections and differences of several sets. Members come in no order. A
 * set that loses its last member is gone; a missing key counts as an empty set.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of members
 */
public interface RedisSetCommands<K, V> extends CommandSink<K, V> {

  // Adding, removing and moving members.

  /**
   * Adds members ({@code SADD}).
   *
   * @param key the key
   * @param members at least one member
   * @return how many of them are new
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> sadd(K key, V... members) {
    return sadd(key, Arrays.asList(members));
  }

  /**
   * Adds members ({@code SADD}).
   *
   * @param key the key
   * @param members at least one member
   * @return how many of them are new
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<Long> sadd(K key, Collection<? extends V> members) {
    return execute(
        format()
            .command(RedisSetSpecs.SADD, 1 + count(members, "member"))
            .key(key)
            .values(members)
            .returning(Replies.integer()));
  }

  /**
   * Removes members ({@code SREM}).
   *
   * @param key the key
   * @param members at least one member
   * @return how many were removed
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> srem(K key, V... members) {
    return srem(key, Arrays.asList(members));
  }

  /**
   * Removes members ({@code SREM}).
   *
   * @param key the key
   * @param members at least one member
   * @return how many were removed
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<Long> srem(K key, Collection<? extends V> members) {
    return execute(
        format()
            .command(RedisSetSpecs.SREM, 1 + count(members, "member"))
            .key(key)
            .values(members)
            .returning(Replies.integer()));
  }

  /**
   * Moves a member from one set to another ({@code SMOVE}).
   *
   * @param source the set to take it from
   * @param destination the set to add it to
   * @param member the member
   * @return false if it was not in the source
   */
  default CompletableFuture<Boolean> smove(K source, K destination, V member) {
    return execute(
        format()
            .command(RedisSetSpecs.SMOVE, 3)
            .key(source)
            .key(destination)
            .value(member)
            .returning(Replies.flag()));
  }

  // Asking for members.

  /**
   * Reads all members ({@code SMEMBERS}).
   *
   * @param key the key
   * @return the members; empty if the key is missing
   */
  default CompletableFuture<Set<V>> smembers(K key) {
    return execute(
        format().command(RedisSetSpecs.SMEMBERS, 1).key(key).returning(format().valueSet()));
  }

  /**
   * Counts the members ({@code SCARD}).
   *
   * @param key the key
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> scard(K key) {
    return execute(format().command(RedisSetSpecs.SCARD, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Returns whether a member is in a set ({@code SISMEMBER}).
   *
   * @param key the key
   * @param member the member
   * @return false if it is not, or the key is missing
   */
  default CompletableFuture<Boolean> sismember(K key, V member) {
    return execute(
        format()
            .command(RedisSetSpecs.SISMEMBER, 2)
            .key(key)
            .value(member)
            .returning(Replies.flag()));
  }

  /**
   * Returns which of several members are in a set ({@code SMISMEMBER}), since Redis 6.2.
   *
   * @param key the key
   * @param members at least one member
   * @return one element per member, in the order of the members
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<Boolean>> smismember(K key, V... members) {
    return smismember(key, Arrays.asList(members));
  }

  /**
   * Returns which of several members are in a set ({@code SMISMEMBER}), since Redis 6.2.
   *
   * @param key the key
   * @param members at least one member
   * @return one element per member, in the order of the members
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<List<Boolean>> smismember(K key, Collection<? extends V> members) {
    return execute(
        format()
            .command(RedisSetSpecs.SMISMEMBER, 1 + count(members, "member"))
            .key(key)
            .values(members)
            .returning(RedisReplies.FLAGS));
  }

  // Members at random.

  /**
   * Removes and returns some member ({@code SPOP}).
   *
   * @param key the key
   * @return the member, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> spop(K key) {
    return execute(format().command(RedisSetSpecs.SPOP, 1).key(key).returning(format().value()));
  }

  /**
   * Removes and returns some members ({@code SPOP} with a count).
   *
   * @param key the key
   * @param count how many at most, at least 0
   * @return the members; empty if the key is missing
   * @throws IllegalArgumentException if the count is negative
   */
  default CompletableFuture<Set<V>> spopCount(K key, long count) {
    return execute(
        format()
            .command(RedisSetSpecs.SPOP, 2)
            .key(key)
            .add(between(count, 0, Long.MAX_VALUE, "count"))
            .returning(format().valueSet()));
  }

  /**
   * Returns some member ({@code SRANDMEMBER}).
   *
   * @param key the key
   * @return a member, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> srandmember(K key) {
    return execute(
        format().command(RedisSetSpecs.SRANDMEMBER, 1).key(key).returning(format().value()));
  }

  /**
   * Returns some members ({@code SRANDMEMBER} with a count).
   *
   * @param key the key
   * @param count how many at most; when negative, exactly so many, of which some may come more than
   *     once
   * @return the members; empty if the key is missing
   */
  default CompletableFuture<List<V>> srandmemberCount(K key, long count) {
    return execute(
        format()
            .command(RedisSetSpecs.SRANDMEMBER, 2)
            .key(key)
            .add(count)
            .returning(format().elementList()));
  }

  // Unions.

  /**
   * Returns the members of any of several sets ({@code SUNION}).
   *
   * @param keys at least one key
   * @return the members in no order
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Set<V>> sunion(K... keys) {
    return sunion(Arrays.asList(keys));
  }

  /**
   * Returns the members of any of several sets ({@code SUNION}).
   *
   * @param keys at least one key
   * @return the members in no order
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Set<V>> sunion(Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisSetSpecs.SUNION, count(keys, "key"))
            .keys(keys)
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
    return sunionstore(destination, Arrays.asList(keys));
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
  default CompletableFuture<Long> sunionstore(K destination, Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisSetSpecs.SUNIONSTORE, 1 + count(keys, "key"))
            .key(destination)
            .keys(keys)
            .returning(Replies.integer()));
  }

  // Intersections.

  /**
   * Returns the members that several sets share ({@code SINTER}).
   *
   * @param keys at least one key
   * @return the members in no order
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Set<V>> sinter(K... keys) {
    return sinter(Arrays.asList(keys));
  }

  /**
   * Returns the members that several sets share ({@code SINTER}).
   *
   * @param keys at least one key
   * @return the members in no order
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Set<V>> sinter(Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisSetSpecs.SINTER, count(keys, "key"))
            .keys(keys)
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
    return sinterstore(destination, Arrays.asList(keys));
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
  default CompletableFuture<Long> sinterstore(K destination, Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisSetSpecs.SINTERSTORE, 1 + count(keys, "key"))
            .key(destination)
            .keys(keys)
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
    return sintercard(Arrays.asList(keys));
  }

  /**
   * Counts the members that several sets share ({@code SINTERCARD}), since Redis 7.0.
   *
   * @param keys at least one key
   * @return how many there are
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> sintercard(Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisSetSpecs.SINTERCARD, 1 + count(keys, "key"))
            .add(keys.size())
            .keys(keys)
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

  // Differences.

  /**
   * Returns the members of the first of several sets that none of the others has ({@code SDIFF}).
   *
   * @param keys at least one key, the first that of the set to start from
   * @return the members in no order
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Set<V>> sdiff(K... keys) {
    return sdiff(Arrays.asList(keys));
  }

  /**
   * Returns the members of the first of several sets that none of the others has ({@code SDIFF}).
   *
   * @param keys at least one key, the first that of the set to start from
   * @return the members in no order
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Set<V>> sdiff(Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisSetSpecs.SDIFF, count(keys, "key"))
            .keys(keys)
            .returning(format().valueSet()));
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
    return sdiffstore(destination, Arrays.asList(keys));
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
  default CompletableFuture<Long> sdiffstore(K destination, Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisSetSpecs.SDIFFSTORE, 1 + count(keys, "key"))
            .key(destination)
            .keys(keys)
            .returning(Replies.integer()));
  }
}
