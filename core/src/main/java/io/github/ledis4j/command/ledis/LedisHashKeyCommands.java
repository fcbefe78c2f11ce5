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
 * The commands on whole hashes, by their keys: LedisDB keeps hashes apart from everything else, so
 * that each key space has its own commands to clear, to look and to expire.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisHashKeyCommands<K, V> extends CommandSink<K, V> {

  /**
   * Removes a hash ({@code HCLEAR}).
   *
   * @param key the key
   * @return how many fields it had; 0 if the key is missing
   */
  default CompletableFuture<Long> hclear(K key) {
    return execute(format().command(HashSpecs.HCLEAR, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Removes several hashes ({@code HMCLEAR}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> hmclear(K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(HashSpecs.HMCLEAR, all.size()).keys(all).returning(Replies.integer()));
  }

  /**
   * Asks whether a hash is there ({@code HKEYEXISTS}).
   *
   * @param key the key
   * @return false if the key is missing
   */
  default CompletableFuture<Boolean> hkeyexists(K key) {
    return execute(format().command(HashSpecs.HKEYEXISTS, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Lets a hash expire ({@code HEXPIRE}).
   *
   * @param key the key
   * @param ttl its time to live, whole seconds, at least one
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is shorter than a second or has a fraction
   *     of one
   */
  default CompletableFuture<Boolean> hexpire(K key, Duration ttl) {
    return execute(
        format()
            .command(HashSpecs.HEXPIRE, 2)
            .key(key)
            .add(seconds(ttl))
            .returning(Replies.flag()));
  }

  /**
   * Lets a hash expire at a point in time ({@code HEXPIREAT}). If that is past, LedisDB answers an
   * error.
   *
   * @param key the key
   * @param when the end of its life, whole seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time has a fraction of a second or does not
   *     lie after 1970
   */
  default CompletableFuture<Boolean> hexpireat(K key, Instant when) {
    return execute(
        format()
            .command(HashSpecs.HEXPIREAT, 2)
            .key(key)
            .add(unixSeconds(when))
            .returning(Replies.flag()));
  }

  /**
   * Asks how long a hash will live ({@code HTTL}). An expired one can stay readable for about a
   * second before the server removes it, without a time to live.
   *
   * @param key the key
   * @return whole seconds, or null if the key is missing or does not expire, which LedisDB does not
   *     tell apart
   */
  default CompletableFuture<@Nullable Duration> httl(K key) {
    return execute(format().command(HashSpecs.HTTL, 1).key(key).returning(KeyValueReplies.TTL));
  }

  /**
   * Keeps a hash from expiring ({@code HPERSIST}).
   *
   * @param key the key
   * @return false if the key is missing or has no time to live
   */
  default CompletableFuture<Boolean> hpersist(K key) {
    return execute(format().command(HashSpecs.HPERSIST, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Gives a hash in the server's own form ({@code HDUMP}), which Redis takes, too.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> hdump(K key) {
    return execute(format().command(HashSpecs.HDUMP, 1).key(key).returning(Replies.bytes()));
  }
}
