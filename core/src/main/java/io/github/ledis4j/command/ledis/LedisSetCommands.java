package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixSeconds;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on LedisDB's sets: first those on members, then those on several sets, then those on
 * whole sets. A key of another key space is another, even under the same name, so each key space
 * has its own commands to clear, to look and to expire.
 *
 * <p>The server takes keys and members of 1 to 1024 bytes.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of members
 */
public interface LedisSetCommands<K, V> extends CommandSink<K, V> {

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
    return sadd(key, Arrays.asList(members));
  }

  /**
   * Adds members ({@code SADD}). LedisDB would count a member twice that comes twice, so each is
   * sent once.
   *
   * @param key the key
   * @param members at least one member
   * @return how many of them are new
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<Long> sadd(K key, Collection<? extends V> members) {
    Collection<? extends V> distinct = Distinct.of(members, "member", format().valueCodec());
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
    return srem(key, Arrays.asList(members));
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
  default CompletableFuture<Long> srem(K key, Collection<? extends V> members) {
    Collection<? extends V> distinct = Distinct.of(members, "member", format().valueCodec());
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
    return sunion(Arrays.asList(keys));
  }

  /**
   * Reads the members that any of the sets has ({@code SUNION}).
   *
   * @param keys at least one key
   * @return the members, in no order
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Set<V>> sunion(Collection<? extends K> keys) {
    return execute(
        format()
            .command(SetSpecs.SUNION, count(keys, "key"))
            .keys(keys)
            .returning(format().valueSet()));
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
    return sdiff(Arrays.asList(keys));
  }

  /**
   * Reads the members of the first set that none of the others has ({@code SDIFF}).
   *
   * @param keys at least one key
   * @return the members, in no order
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Set<V>> sdiff(Collection<? extends K> keys) {
    return execute(
        format()
            .command(SetSpecs.SDIFF, count(keys, "key"))
            .keys(keys)
            .returning(format().valueSet()));
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
    return sinter(Arrays.asList(keys));
  }

  /**
   * Reads the members that all of the sets have ({@code SINTER}).
   *
   * @param keys at least one key
   * @return the members, in no order
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Set<V>> sinter(Collection<? extends K> keys) {
    return execute(
        format()
            .command(SetSpecs.SINTER, count(keys, "key"))
            .keys(keys)
            .returning(format().valueSet()));
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
    return sunionstore(destination, Arrays.asList(keys));
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
  default CompletableFuture<Long> sunionstore(K destination, Collection<? extends K> keys) {
    return execute(
        format()
            .command(SetSpecs.SUNIONSTORE, 1 + count(keys, "key"))
            .key(destination)
            .keys(keys)
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
    return sdiffstore(destination, Arrays.asList(keys));
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
  default CompletableFuture<Long> sdiffstore(K destination, Collection<? extends K> keys) {
    return execute(
        format()
            .command(SetSpecs.SDIFFSTORE, 1 + count(keys, "key"))
            .key(destination)
            .keys(keys)
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
    return sinterstore(destination, Arrays.asList(keys));
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
  default CompletableFuture<Long> sinterstore(K destination, Collection<? extends K> keys) {
    return execute(
        format()
            .command(SetSpecs.SINTERSTORE, 1 + count(keys, "key"))
            .key(destination)
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Removes a set ({@code SCLEAR}).
   *
   * @param key the key
   * @return how many members it had; 0 if the key is missing
   */
  default CompletableFuture<Long> sclear(K key) {
    return execute(format().command(SetSpecs.SCLEAR, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Removes several sets ({@code SMCLEAR}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> smclear(K... keys) {
    return smclear(Arrays.asList(keys));
  }

  /**
   * Removes several sets ({@code SMCLEAR}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> smclear(Collection<? extends K> keys) {
    return execute(
        format()
            .command(SetSpecs.SMCLEAR, count(keys, "key"))
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Asks whether a set is there ({@code SKEYEXISTS}). After {@code SUNIONSTORE}, {@code SDIFFSTORE}
   * or {@code SINTERSTORE} with an empty result an empty set is there, until a member comes and
   * goes or it is cleared.
   *
   * @param key the key
   * @return false if the key is missing
   */
  default CompletableFuture<Boolean> skeyexists(K key) {
    return execute(format().command(SetSpecs.SKEYEXISTS, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Lets a set expire ({@code SEXPIRE}).
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Boolean> sexpire(K key, Duration ttl) {
    return execute(
        format().command(SetSpecs.SEXPIRE, 2).key(key).add(seconds(ttl)).returning(Replies.flag()));
  }

  /**
   * Lets a set expire at a point in time ({@code SEXPIREAT}). If that is past, LedisDB answers an
   * error.
   *
   * @param key the key
   * @param when the end of its life, rounded up to seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time does not lie after 1970
   */
  default CompletableFuture<Boolean> sexpireat(K key, Instant when) {
    return execute(
        format()
            .command(SetSpecs.SEXPIREAT, 2)
            .key(key)
            .add(unixSeconds(when))
            .returning(Replies.flag()));
  }

  /**
   * Asks how long a set will live ({@code STTL}). An expired one can stay readable for about a
   * second before the server removes it, without a time to live.
   *
   * @param key the key
   * @return whole seconds, or null if the key is missing or does not expire, which LedisDB does not
   *     tell apart
   */
  default CompletableFuture<@Nullable Duration> sttl(K key) {
    return execute(format().command(SetSpecs.STTL, 1).key(key).returning(KeyValueReplies.TTL));
  }

  /**
   * Keeps a set from expiring ({@code SPERSIST}).
   *
   * @param key the key
   * @return false if the key is missing or has no time to live
   */
  default CompletableFuture<Boolean> spersist(K key) {
    return execute(format().command(SetSpecs.SPERSIST, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Returns a set in the server's own form ({@code SDUMP}), which Redis takes, too.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> sdump(K key) {
    return execute(format().command(SetSpecs.SDUMP, 1).key(key).returning(Replies.bytes()));
  }
}
