package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.SortOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that sort the elements of a list, a set or a sorted set, which itself stays
 * as it is.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisSortCommands<K, V> extends CommandSink<K, V> {

  /**
   * Sorts ({@code SORT}).
   *
   * @param key the key
   * @param options by what to sort, and what to give
   * @return the result, null where a {@code GET} pattern names nothing; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> sort(K key, SortOptions options) {
    return execute(sorting(RedisKeySpecs.SORT, key, options));
  }

  /**
   * Sorts on a server that takes no writes, too ({@code SORT_RO}), since Redis 7.0.
   *
   * @param key the key
   * @param options by what to sort, and what to give
   * @return the result, null where a {@code GET} pattern names nothing; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> sortRo(K key, SortOptions options) {
    return execute(sorting(RedisKeySpecs.SORT_RO, key, options));
  }

  private Command<List<@Nullable V>> sorting(CommandSpec spec, K key, SortOptions options) {
    return options
        .addTo(format().command(spec, 1 + options.arguments()).key(key))
        .returning(format().valueList());
  }

  /**
   * Sorts and stores the result ({@code SORT} with {@code STORE}).
   *
   * @param key the key
   * @param destination the key of the list to store, in place of what it holds; elements are empty
   *     where a {@code GET} pattern names nothing, and the list is missing if the result is empty
   * @param options by what to sort, and what to store
   * @return how many elements the list has
   */
  default CompletableFuture<Long> sortStore(K key, K destination, SortOptions options) {
    return execute(
        options
            .addTo(format().command(RedisKeySpecs.SORT_STORE, 3 + options.arguments()).key(key))
            .add("STORE")
            .key(destination)
            .returning(Replies.integer()));
  }
}
