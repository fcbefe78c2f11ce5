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
 * The commands on whole sets, by their keys: LedisDB keeps sets apart from everything else, so that
 * each key space has its own commands to clear, to look and to expire.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisSetKeyCommands<K, V> extends CommandSink<K, V> {

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
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(SetSpecs.SMCLEAR, all.size()).keys(all).returning(Replies.integer()));
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
   * @param ttl its time to live, whole seconds, at least one
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is shorter than a second or has a fraction
   *     of one
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
   * @param when the end of its life, whole seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time has a fraction of a second or does not
   *     lie after 1970
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
   * Gives a set in the server's own form ({@code SDUMP}), which Redis takes, too.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> sdump(K key) {
    return execute(format().command(SetSpecs.SDUMP, 1).key(key).returning(Replies.bytes()));
  }
}
