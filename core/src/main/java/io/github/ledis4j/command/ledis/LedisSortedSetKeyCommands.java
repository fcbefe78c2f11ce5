package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixSeconds;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on whole sorted sets, by their keys: LedisDB keeps them apart from everything else,
 * so that each key space has its own commands to clear, to look and to expire.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisSortedSetKeyCommands<K, V> extends CommandSink<K, V> {

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
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format()
            .command(SortedSetSpecs.ZMCLEAR, all.size())
            .keys(all)
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
   * @param ttl its time to live, whole seconds, at least one
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is shorter than a second or has a fraction
   *     of one
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
   * @param when the end of its life, whole seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time has a fraction of a second or does not
   *     lie after 1970
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
   * Gives a sorted set in the server's own form ({@code ZDUMP}), which Redis takes, too.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> zdump(K key) {
    return execute(format().command(SortedSetSpecs.ZDUMP, 1).key(key).returning(Replies.bytes()));
  }
}
