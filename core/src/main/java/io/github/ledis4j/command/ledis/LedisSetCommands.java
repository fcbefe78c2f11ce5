package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;

import io.github.ledis4j.command.Replies;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The commands on LedisDB's sets; a key of another key space is another, even under the same name.
 * The server takes keys and members of 1 to 1024 bytes.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of members
 */
public interface LedisSetCommands<K, V> extends LedisSetKeyCommands<K, V> {

  /**
   * Adds members ({@code SADD}). LedisDB would count a member twice that comes twice, so each is
   * sent once.
   *
   * @param key the key
   * @param members at least one member
   * @return how many of them are new
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> sadd(K key, V... members) {
    Collection<V> distinct = Distinct.of(atLeastOne(members, "member"), format().valueCodec());
    return execute(
        format()
            .command(SetSpecs.SADD, 1 + distinct.size())
            .key(key)
            .values(distinct)
            .returning(Replies.integer()));
  }

  /**
   * Removes members ({@code SREM}). LedisDB would count a member twice that comes twice, and lose
   * the others, so each is sent once.
   *
   * @param key the key
   * @param members at least one member
   * @return how many were removed
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> srem(K key, V... members) {
    Collection<V> distinct = Distinct.of(atLeastOne(members, "member"), format().valueCodec());
    return execute(
        format()
            .command(SetSpecs.SREM, 1 + distinct.size())
            .key(key)
            .values(distinct)
            .returning(Replies.integer()));
  }

  /**
   * Counts the members ({@code SCARD}).
   *
   * @param key the key
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> scard(K key) {
    return execute(format().command(SetSpecs.SCARD, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Asks whether a set has a member ({@code SISMEMBER}).
   *
   * @param key the key
   * @param member the member
   * @return false if the key or the member is missing
   */
  default CompletableFuture<Boolean> sismember(K key, V member) {
    return execute(
        format().command(SetSpecs.SISMEMBER, 2).key(key).value(member).returning(Replies.flag()));
  }

  /**
   * Reads all members ({@code SMEMBERS}).
   *
   * @param key the key
   * @return the members in the order of their bytes; empty if the key is missing
   */
  default CompletableFuture<Set<V>> smembers(K key) {
    return execute(format().command(SetSpecs.SMEMBERS, 1).key(key).returning(format().valueSet()));
  }

  /**
   * Reads the members that any of the sets has ({@code SUNION}).
   *
   * @param keys at least one key
   * @return the members, in no order
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Set<V>> sunion(K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(SetSpecs.SUNION, all.size()).keys(all).returning(format().valueSet()));
  }

  /**
   * Reads the members of the first set that none of the others has ({@code SDIFF}).
   *
   * @param keys at least one key
   * @return the members, in no order
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Set<V>> sdiff(K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(SetSpecs.SDIFF, all.size()).keys(all).returning(format().valueSet()));
  }

  /**
   * Reads the members that all of the sets have ({@code SINTER}).
   *
   * @param keys at least one key
   * @return the members, in no order
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Set<V>> sinter(K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(SetSpecs.SINTER, all.size()).keys(all).returning(format().valueSet()));
  }

  /**
   * Stores the members that any of the sets has ({@code SUNIONSTORE}) in place of the destination,
   * which keeps a time to live. An empty result leaves an empty set, which {@link #skeyexists}
   * finds.
   *
   * @param destination where to store
   * @param keys at least one key
   * @return how many members the destination has now
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> sunionstore(K destination, K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format()
            .command(SetSpecs.SUNIONSTORE, 1 + all.size())
            .key(destination)
            .keys(all)
            .returning(Replies.integer()));
  }

  /**
   * Stores the members of the first set that none of the others has ({@code SDIFFSTORE}), as {@link
   * #sunionstore} does.
   *
   * @param destination where to store
   * @param keys at least one key
   * @return how many members the destination has now
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> sdiffstore(K destination, K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format()
            .command(SetSpecs.SDIFFSTORE, 1 + all.size())
            .key(destination)
            .keys(all)
            .returning(Replies.integer()));
  }

  /**
   * Stores the members that all of the sets have ({@code SINTERSTORE}), as {@link #sunionstore}
   * does.
   *
   * @param destination where to store
   * @param keys at least one key
   * @return how many members the destination has now
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> sinterstore(K destination, K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format()
            .command(SetSpecs.SINTERSTORE, 1 + all.size())
            .key(destination)
            .keys(all)
            .returning(Replies.integer()));
  }
}
