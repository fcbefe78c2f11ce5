package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.Replies;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on sets. Members come in no order. A set that loses its last member is
 * gone.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of members
 */
public interface RedisSetCommands<K, V> extends RedisSetCombineCommands<K, V> {

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
    List<V> all = atLeastOne(members, "member");
    return execute(
        format()
            .command(RedisSetSpecs.SADD, 1 + all.size())
            .key(key)
            .values(all)
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
    List<V> all = atLeastOne(members, "member");
    return execute(
        format()
            .command(RedisSetSpecs.SREM, 1 + all.size())
            .key(key)
            .values(all)
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

  /**
   * Takes some member ({@code SPOP}).
   *
   * @param key the key
   * @return the member, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> spop(K key) {
    return execute(format().command(RedisSetSpecs.SPOP, 1).key(key).returning(format().value()));
  }

  /**
   * Takes some members ({@code SPOP} with a count).
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
   * Gives some member ({@code SRANDMEMBER}).
   *
   * @param key the key
   * @return a member, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> srandmember(K key) {
    return execute(
        format().command(RedisSetSpecs.SRANDMEMBER, 1).key(key).returning(format().value()));
  }

  /**
   * Gives some members ({@code SRANDMEMBER} with a count).
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
   * Asks whether a member is in a set ({@code SISMEMBER}).
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
   * Asks which of several members are in a set ({@code SMISMEMBER}), since Redis 6.2.
   *
   * @param key the key
   * @param members at least one member
   * @return one element per member, in the order of the members
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<Boolean>> smismember(K key, V... members) {
    List<V> all = atLeastOne(members, "member");
    return execute(
        format()
            .command(RedisSetSpecs.SMISMEMBER, 1 + all.size())
            .key(key)
            .values(all)
            .returning(RedisReplies.FLAGS));
  }
}
