package io.github.ledis4j.command;

import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixSeconds;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on keys that LedisDB and Redis have in the same form. On LedisDB they see its
 * key-value space only.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface KeyCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks whether a key is there ({@code EXISTS}).
   *
   * @param key the key
   * @return false if the key is missing
   */
  default CompletableFuture<Boolean> exists(K key) {
    return execute(format().command(KeySpecs.EXISTS, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Lets a key expire ({@code EXPIRE}).
   *
   * @param key the key
   * @param ttl its time to live, whole seconds, at least one
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is shorter than a second, for which
   *     LedisDB answers an error and Redis deletes the key, or has a fraction of a second
   */
  default CompletableFuture<Boolean> expire(K key, Duration ttl) {
    return execute(
        format().command(KeySpecs.EXPIRE, 2).key(key).add(seconds(ttl)).returning(Replies.flag()));
  }

  /**
   * Lets a key expire at a point in time ({@code EXPIREAT}). If that is past, LedisDB answers an
   * error and Redis deletes the key.
   *
   * @param key the key
   * @param when the end of its life, whole seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time has a fraction of a second or does not
   *     lie after 1970
   */
  default CompletableFuture<Boolean> expireat(K key, Instant when) {
    return execute(
        format()
            .command(KeySpecs.EXPIREAT, 2)
            .key(key)
            .add(unixSeconds(when))
            .returning(Replies.flag()));
  }

  /**
   * Keeps a key from expiring ({@code PERSIST}).
   *
   * @param key the key
   * @return false if the key is missing or has no time to live
   */
  default CompletableFuture<Boolean> persist(K key) {
    return execute(format().command(KeySpecs.PERSIST, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Gives the content of a key in the server's own form ({@code DUMP}). Redis takes what LedisDB
   * gives; LedisDB takes version 6 of the form only, which newer Redis does not write.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> dump(K key) {
    return execute(format().command(KeySpecs.DUMP, 1).key(key).returning(Replies.bytes()));
  }
}
