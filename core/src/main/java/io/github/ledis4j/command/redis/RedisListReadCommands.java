package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that read lists. Positions count from 0 at the left end, or from -1 at the
 * right end when negative.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisListReadCommands<K, V> extends CommandSink<K, V> {

  /**
   * Counts the elements ({@code LLEN}).
   *
   * @param key the key
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> llen(K key) {
    return execute(format().command(RedisListSpecs.LLEN, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Reads an element ({@code LINDEX}).
   *
   * @param key the key
   * @param index which one
   * @return the element, or null if the key is missing or has none there
   */
  default CompletableFuture<@Nullable V> lindex(K key, long index) {
    return execute(
        format().command(RedisListSpecs.LINDEX, 2).key(key).add(index).returning(format().value()));
  }

  /**
   * Reads the elements of a range ({@code LRANGE}).
   *
   * @param key the key
   * @param start the first position
   * @param stop the last position, included
   * @return the elements from left to right; empty if the key is missing
   */
  default CompletableFuture<List<V>> lrange(K key, long start, long stop) {
    return execute(
        format()
            .command(RedisListSpecs.LRANGE, 3)
            .key(key)
            .add(start)
            .add(stop)
            .returning(format().elementList()));
  }

  /**
   * Finds the first element from the left that is equal to one ({@code LPOS}).
   *
   * @param key the key
   * @param element what to look for
   * @return its position, or null if the list has none
   */
  default CompletableFuture<@Nullable Long> lpos(K key, V element) {
    return lpos(key, element, LposOptions.DEFAULT);
  }

  /**
   * Finds an element that is equal to one ({@code LPOS}).
   *
   * @param key the key
   * @param element what to look for
   * @param options where to look
   * @return its position from the left, or null if there is none
   */
  default CompletableFuture<@Nullable Long> lpos(K key, V element, LposOptions options) {
    return execute(
        options
            .addTo(
                format()
                    .command(RedisListSpecs.LPOS, 2 + options.arguments())
                    .key(key)
                    .value(element))
            .returning(Replies.integerOrNull()));
  }

  /**
   * Finds several elements that are equal to one ({@code LPOS} with {@code COUNT}).
   *
   * @param key the key
   * @param element what to look for
   * @param count how many at most, 0 for all
   * @param options where to look
   * @return their positions from the left, in the order in which they were found; empty if there
   *     are none
   * @throws IllegalArgumentException if the count is negative
   */
  default CompletableFuture<List<Long>> lposCount(
      K key, V element, long count, LposOptions options) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisListSpecs.LPOS, 4 + options.arguments())
            .key(key)
            .value(element)
            .add("COUNT")
            .add(between(count, 0, Long.MAX_VALUE, "count"));
    return execute(options.addTo(command).returning(RedisReplies.INTEGERS));
  }
}
