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
 * The commands on whole lists, by their keys: LedisDB keeps lists apart from everything else, so
 * that each key space has its own commands to clear, to look and to expire.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisListKeyCommands<K, V> extends CommandSink<K, V> {

  /**
   * Removes a list ({@code LCLEAR}).
   *
   * @param key the key
   * @return how many elements it had; 0 if the key is missing
   */
  default CompletableFuture<Long> lclear(K key) {
    return execute(format().command(ListSpecs.LCLEAR, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Removes several lists ({@code LMCLEAR}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> lmclear(K... keys) {
    List<K> all = atLeastOne(keys, "key");
    return execute(
        format().command(ListSpecs.LMCLEAR, all.size()).keys(all).returning(Replies.integer()));
  }

  /**
   * Asks whether a list is there ({@code LKEYEXISTS}).
   *
   * @param key the key
   * @return false if the key is missing
   */
  default CompletableFuture<Boolean> lkeyexists(K key) {
    return execute(format().command(ListSpecs.LKEYEXISTS, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Lets a list expire ({@code LEXPIRE}).
   *
   * @param key the key
   * @param ttl its time to live, whole seconds, at least one
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is shorter than a second or has a fraction
   *     of one
   */
  default CompletableFuture<Boolean> lexpire(K key, Duration ttl) {
    return execute(
        format()
            .command(ListSpecs.LEXPIRE, 2)
            .key(key)
            .add(seconds(ttl))
            .returning(Replies.flag()));
  }

  /**
   * Lets a list expire at a point in time ({@code LEXPIREAT}). If that is past, LedisDB answers an
   * error.
   *
   * @param key the key
   * @param when the end of its life, whole seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time has a fraction of a second or does not
   *     lie after 1970
   */
  default CompletableFuture<Boolean> lexpireat(K key, Instant when) {
    return execute(
        format()
            .command(ListSpecs.LEXPIREAT, 2)
            .key(key)
            .add(unixSeconds(when))
            .returning(Replies.flag()));
  }

  /**
   * Asks how long a list will live ({@code LTTL}). An expired one can stay readable for about a
   * second before the server removes it, without a time to live.
   *
   * @param key the key
   * @return whole seconds, or null if the key is missing or does not expire, which LedisDB does not
   *     tell apart
   */
  default CompletableFuture<@Nullable Duration> lttl(K key) {
    return execute(format().command(ListSpecs.LTTL, 1).key(key).returning(KeyValueReplies.TTL));
  }

  /**
   * Keeps a list from expiring ({@code LPERSIST}).
   *
   * @param key the key
   * @return false if the key is missing or has no time to live
   */
  default CompletableFuture<Boolean> lpersist(K key) {
    return execute(format().command(ListSpecs.LPERSIST, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Gives a list in the server's own form ({@code LDUMP}), which Redis takes, too.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> ldump(K key) {
    return execute(format().command(ListSpecs.LDUMP, 1).key(key).returning(Replies.bytes()));
  }
}
