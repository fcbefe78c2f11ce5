package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis on HyperLogLogs, which count different elements in 12 KiB at most, with a
 * standard error of 0.81 %, and cannot give the elements back. They are values like any other: a
 * key that holds something else is answered with an error.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of elements
 */
public interface RedisHyperLogLogCommands<K, V> extends CommandSink<K, V> {

  /**
   * Counts elements in ({@code PFADD}).
   *
   * @param key the key; made if it is missing, also when there are no elements
   * @param elements the elements
   * @return true if the key was made or the estimate may have changed
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Boolean> pfadd(K key, V... elements) {
    return pfadd(key, Arrays.asList(elements));
  }

  /**
   * Counts elements in ({@code PFADD}).
   *
   * @param key the key; made if it is missing, also when there are no elements
   * @param elements the elements
   * @return true if the key was made or the estimate may have changed
   */
  default CompletableFuture<Boolean> pfadd(K key, Collection<? extends V> elements) {
    return execute(
        format()
            .command(RedisHyperLogLogSpecs.PFADD, 1 + elements.size())
            .key(key)
            .values(elements)
            .returning(Replies.flag()));
  }

  /**
   * Estimates how many different elements were counted in under any of several keys ({@code
   * PFCOUNT}); for several keys the server merges them each time.
   *
   * @param keys at least one key
   * @return the estimate; missing keys count as empty
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> pfcount(K... keys) {
    return pfcount(Arrays.asList(keys));
  }

  /**
   * Estimates how many different elements were counted in under any of several keys ({@code
   * PFCOUNT}); for several keys the server merges them each time.
   *
   * @param keys at least one key
   * @return the estimate; missing keys count as empty
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> pfcount(Collection<? extends K> keys) {
    return execute(
        format()
            .command(RedisHyperLogLogSpecs.PFCOUNT, count(keys, "key"))
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Adds what was counted under some keys to another ({@code PFMERGE}).
   *
   * @param destination the key to add to; made if it is missing
   * @param sources the keys to add; missing ones count as empty
   * @return completes when it is done
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Void> pfmerge(K destination, K... sources) {
    return pfmerge(destination, Arrays.asList(sources));
  }

  /**
   * Adds what was counted under some keys to another ({@code PFMERGE}).
   *
   * @param destination the key to add to; made if it is missing
   * @param sources the keys to add; missing ones count as empty
   * @return completes when it is done
   */
  default CompletableFuture<Void> pfmerge(K destination, Collection<? extends K> sources) {
    return execute(
        format()
            .command(RedisHyperLogLogSpecs.PFMERGE, 1 + sources.size())
            .key(destination)
            .keys(sources)
            .returning(Replies.done()));
  }
}
