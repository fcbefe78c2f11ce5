package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that tell about streams ({@code XINFO}). A missing stream is answered with
 * an error, a missing group with one whose code is {@code NOGROUP}. What newer servers tell beyond
 * the types here is left out.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface RedisStreamInfoCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks about a stream ({@code XINFO STREAM}).
   *
   * @param key the key
   * @return what the server knows of it
   */
  default CompletableFuture<StreamInfo<K, V>> xinfoStream(K key) {
    return execute(
        format()
            .command(RedisStreamSpecs.XINFO_STREAM, 1)
            .key(key)
            .returning(StreamInfoReplies.stream(format())));
  }

  /**
   * Asks about a stream, its groups and their consumers ({@code XINFO STREAM} with {@code FULL}).
   *
   * @param key the key
   * @param count how many entries at most, of the stream and of each list of what is pending; 0 for
   *     all
   * @return all that the server knows of it
   * @throws IllegalArgumentException if the count is negative
   */
  default CompletableFuture<StreamDetails<K, V>> xinfoStreamFull(K key, long count) {
    return execute(
        format()
            .command(RedisStreamSpecs.XINFO_STREAM, 4)
            .key(key)
            .add("FULL")
            .add("COUNT")
            .add(between(count, 0, Long.MAX_VALUE, "count"))
            .returning(StreamDetailsReplies.stream(format())));
  }

  /**
   * Asks about the groups of a stream ({@code XINFO GROUPS}).
   *
   * @param key the key
   * @return what the server knows of each
   */
  default CompletableFuture<List<StreamGroup>> xinfoGroups(K key) {
    return execute(
        format()
            .command(RedisStreamSpecs.XINFO_GROUPS, 1)
            .key(key)
            .returning(StreamInfoReplies.GROUPS));
  }

  /**
   * Asks about the consumers of a group ({@code XINFO CONSUMERS}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @return what the server knows of each
   */
  default CompletableFuture<List<StreamConsumer>> xinfoConsumers(K key, String group) {
    return execute(
        format()
            .command(RedisStreamSpecs.XINFO_CONSUMERS, 2)
            .key(key)
            .add(group)
            .returning(StreamInfoReplies.CONSUMERS));
  }
}
