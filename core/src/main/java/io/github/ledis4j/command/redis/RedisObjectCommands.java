package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that tell how it keeps a key ({@code OBJECT}).
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisObjectCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks how a value is kept in memory ({@code OBJECT ENCODING}).
   *
   * @param key the key
   * @return the server's name of the encoding, or null if the key is missing
   */
  default CompletableFuture<@Nullable String> objectEncoding(K key) {
    return execute(
        format().command(RedisKeySpecs.OBJECT_ENCODING, 1).key(key).returning(Replies.text()));
  }

  /**
   * Asks how often a key is used ({@code OBJECT FREQ}). A server that does not count uses for
   * eviction answers an error.
   *
   * @param key the key
   * @return the logarithmic counter, or null if the key is missing
   */
  default CompletableFuture<@Nullable Long> objectFreq(K key) {
    return execute(
        format().command(RedisKeySpecs.OBJECT_FREQ, 1).key(key).returning(Replies.integerOrNull()));
  }

  /**
   * Asks how long a key has not been used ({@code OBJECT IDLETIME}). A server that counts uses for
   * eviction answers an error.
   *
   * @param key the key
   * @return whole seconds, or null if the key is missing
   */
  default CompletableFuture<@Nullable Duration> objectIdletime(K key) {
    return execute(
        format()
            .command(RedisKeySpecs.OBJECT_IDLETIME, 1)
            .key(key)
            .returning(RedisKeyReplies.IDLE_TIME));
  }

  /**
   * Asks how many references a value has ({@code OBJECT REFCOUNT}).
   *
   * @param key the key
   * @return the number of references, or null if the key is missing
   */
  default CompletableFuture<@Nullable Long> objectRefcount(K key) {
    return execute(
        format()
            .command(RedisKeySpecs.OBJECT_REFCOUNT, 1)
            .key(key)
            .returning(Replies.integerOrNull()));
  }
}
