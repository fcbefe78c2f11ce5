package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis about its memory ({@code MEMORY}).
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisMemoryCommands<K, V> extends CommandSink<K, V> {

  /**
   * Asks for a diagnosis, for people to read ({@code MEMORY DOCTOR}).
   *
   * @return some sentences
   */
  default CompletableFuture<String> memoryDoctor() {
    return execute(format().command(MemorySpecs.DOCTOR, 0).returning(AdminReplies.TEXT));
  }

  /**
   * Asks for what the allocator of the server tells of itself ({@code MEMORY MALLOC-STATS}).
   *
   * @return many lines, or one that says that there are none
   */
  default CompletableFuture<String> memoryMallocStats() {
    return execute(format().command(MemorySpecs.MALLOC_STATS, 0).returning(AdminReplies.TEXT));
  }

  /**
   * Has the allocator of the server give memory back to the system ({@code MEMORY PURGE}).
   *
   * @return completes when it is done
   */
  default CompletableFuture<Void> memoryPurge() {
    return execute(format().command(MemorySpecs.PURGE, 0).returning(Replies.done()));
  }

  /**
   * Asks what the memory is used for ({@code MEMORY STATS}).
   *
   * @return the numbers
   */
  default CompletableFuture<MemoryStats> memoryStats() {
    return execute(format().command(MemorySpecs.STATS, 0).returning(MemoryReplies.STATS));
  }

  /**
   * Asks how much memory a key uses with its value, estimated from 5 elements of a value that has
   * more ({@code MEMORY USAGE}).
   *
   * @param key the key
   * @return bytes, or null if the key is missing
   */
  default CompletableFuture<@Nullable Long> memoryUsage(K key) {
    return execute(
        format().command(MemorySpecs.USAGE, 1).key(key).returning(Replies.integerOrNull()));
  }

  /**
   * Asks how much memory a key uses with its value ({@code MEMORY USAGE SAMPLES}).
   *
   * @param key the key
   * @param samples how many elements of the value are looked at, at least 0; 0 for all
   * @return bytes, or null if the key is missing
   * @throws IllegalArgumentException if the samples are fewer
   */
  default CompletableFuture<@Nullable Long> memoryUsage(K key, int samples) {
    return execute(
        format()
            .command(MemorySpecs.USAGE, 3)
            .key(key)
            .add("SAMPLES")
            .add(between(samples, 0, Integer.MAX_VALUE, "samples"))
            .returning(Replies.integerOrNull()));
  }
}
