package io.github.ledis4j.command.ledis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.command.SortOptions;
import io.github.ledis4j.internal.command.SortWords;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of LedisDB that sort what a key holds. The set, list or sorted set itself stays as
 * it is.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisSortCommands<K, V> extends CommandSink<K, V> {

  /**
   * Sorts the elements of a list by number ({@code XLSORT}).
   *
   * @param key the key
   * @return the result; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> xlsort(K key) {
    return xlsort(key, SortOptions.NUMERIC);
  }

  /**
   * Sorts the elements of a list ({@code XLSORT}).
   *
   * @param key the key
   * @param options by what to sort, and what to return
   * @return the result, null where a {@code GET} pattern names nothing; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> xlsort(K key, SortOptions options) {
    return sort(SortSpecs.XLSORT, key, options);
  }

  /**
   * Sorts the elements of a list by number and stores the result ({@code XLSORT} with {@code
   * STORE}).
   *
   * @param key the key
   * @param destination the key of the list to store, in place of what it holds, its time to live
   *     included; the list is missing if the result is empty
   * @return how many elements the list has
   */
  default CompletableFuture<Long> xlsortStore(K key, K destination) {
    return xlsortStore(key, destination, SortOptions.NUMERIC);
  }

  /**
   * Sorts the elements of a list and stores the result ({@code XLSORT} with {@code STORE}).
   *
   * @param key the key
   * @param destination the key of the list to store, in place of what it holds, its time to live
   *     included; elements are empty where a {@code GET} pattern names nothing, and the list is
   *     missing if the result is empty
   * @param options by what to sort, and what to store
   * @return how many elements the list has
   */
  default CompletableFuture<Long> xlsortStore(K key, K destination, SortOptions options) {
    return sortStore(SortSpecs.XLSORT, key, destination, options);
  }

  /**
   * Sorts the members of a set by number ({@code XSSORT}).
   *
   * @param key the key
   * @return the result; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> xssort(K key) {
    return xssort(key, SortOptions.NUMERIC);
  }

  /**
   * Sorts the members of a set ({@code XSSORT}).
   *
   * @param key the key
   * @param options by what to sort, and what to return
   * @return the result, null where a {@code GET} pattern names nothing; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> xssort(K key, SortOptions options) {
    return sort(SortSpecs.XSSORT, key, options);
  }

  /**
   * Sorts the members of a set by number and stores the result ({@code XSSORT} with {@code STORE}).
   *
   * @param key the key
   * @param destination the key of the list to store, in place of what it holds, its time to live
   *     included; the list is missing if the result is empty
   * @return how many elements the list has
   */
  default CompletableFuture<Long> xssortStore(K key, K destination) {
    return xssortStore(key, destination, SortOptions.NUMERIC);
  }

  /**
   * Sorts the members of a set and stores the result ({@code XSSORT} with {@code STORE}).
   *
   * @param key the key
   * @param destination the key of the list to store, in place of what it holds, its time to live
   *     included; elements are empty where a {@code GET} pattern names nothing, and the list is
   *     missing if the result is empty
   * @param options by what to sort, and what to store
   * @return how many elements the list has
   */
  default CompletableFuture<Long> xssortStore(K key, K destination, SortOptions options) {
    return sortStore(SortSpecs.XSSORT, key, destination, options);
  }

  /**
   * Sorts the members of a sorted set by number ({@code XZSORT}).
   *
   * @param key the key
   * @return the result; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> xzsort(K key) {
    return xzsort(key, SortOptions.NUMERIC);
  }

  /**
   * Sorts the members of a sorted set ({@code XZSORT}).
   *
   * @param key the key
   * @param options by what to sort, and what to return
   * @return the result, null where a {@code GET} pattern names nothing; empty if the key is missing
   */
  default CompletableFuture<List<@Nullable V>> xzsort(K key, SortOptions options) {
    return sort(SortSpecs.XZSORT, key, options);
  }

  /**
   * Sorts the members of a sorted set by number and stores the result ({@code XZSORT} with {@code
   * STORE}).
   *
   * @param key the key
   * @param destination the key of the list to store, in place of what it holds, its time to live
   *     included; the list is missing if the result is empty
   * @return how many elements the list has
   */
  default CompletableFuture<Long> xzsortStore(K key, K destination) {
    return xzsortStore(key, destination, SortOptions.NUMERIC);
  }

  /**
   * Sorts the members of a sorted set and stores the result ({@code XZSORT} with {@code STORE}).
   *
   * @param key the key
   * @param destination the key of the list to store, in place of what it holds, its time to live
   *     included; elements are empty where a {@code GET} pattern names nothing, and the list is
   *     missing if the result is empty
   * @param options by what to sort, and what to store
   * @return how many elements the list has
   */
  default CompletableFuture<Long> xzsortStore(K key, K destination, SortOptions options) {
    return sortStore(SortSpecs.XZSORT, key, destination, options);
  }

  private CompletableFuture<List<@Nullable V>> sort(SortSpecs specs, K key, SortOptions options) {
    return execute(
        SortWords.of(options)
            .addTo(
                format()
                    .command(specs.reading(options), 1 + SortWords.of(options).arguments())
                    .key(key))
            .returning(format().valueList()));
  }

  private CompletableFuture<Long> sortStore(
      SortSpecs specs, K key, K destination, SortOptions options) {
    return execute(
        SortWords.of(options)
            .addTo(
                format()
                    .command(specs.storing(options), 3 + SortWords.of(options).arguments())
                    .key(key))
            .add("STORE")
            .key(destination)
            .returning(Replies.integer()));
  }
}
