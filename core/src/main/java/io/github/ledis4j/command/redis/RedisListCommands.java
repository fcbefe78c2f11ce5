package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on lists that wait for nothing: adding, removing and moving elements at
 * either end, and reading and changing those in between. {@link RedisBlockingCommands} has those
 * that wait for an element. Positions count from 0 at the left end, or from -1 at the right end
 * when negative. A list that loses its last element is gone.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of elements
 */
public interface RedisListCommands<K, V> extends CommandSink<K, V> {

  // Adding elements at an end.

  /**
   * Adds elements at the left end, one after the other, so that the last comes to stand first
   * ({@code LPUSH}).
   *
   * @param key the key
   * @param elements at least one element
   * @return the new length
   * @throws IllegalArgumentException if there is no element
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> lpush(K key, V... elements) {
    return lpush(key, Arrays.asList(elements));
  }

  /**
   * Adds elements at the left end, one after the other, so that the last comes to stand first
   * ({@code LPUSH}).
   *
   * @param key the key
   * @param elements at least one element
   * @return the new length
   * @throws IllegalArgumentException if there is no element
   */
  default CompletableFuture<Long> lpush(K key, Collection<? extends V> elements) {
    return execute(
        format()
            .command(RedisListSpecs.LPUSH, 1 + count(elements, "element"))
            .key(key)
            .values(elements)
            .returning(Replies.integer()));
  }

  /**
   * Adds elements at the right end ({@code RPUSH}).
   *
   * @param key the key
   * @param elements at least one element
   * @return the new length
   * @throws IllegalArgumentException if there is no element
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> rpush(K key, V... elements) {
    return rpush(key, Arrays.asList(elements));
  }

  /**
   * Adds elements at the right end ({@code RPUSH}).
   *
   * @param key the key
   * @param elements at least one element
   * @return the new length
   * @throws IllegalArgumentException if there is no element
   */
  default CompletableFuture<Long> rpush(K key, Collection<? extends V> elements) {
    return execute(
        format()
            .command(RedisListSpecs.RPUSH, 1 + count(elements, "element"))
            .key(key)
            .values(elements)
            .returning(Replies.integer()));
  }

  /**
   * Adds elements at the left end of a list that is there ({@code LPUSHX}).
   *
   * @param key the key
   * @param elements at least one element
   * @return the new length; 0 if the key is missing
   * @throws IllegalArgumentException if there is no element
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> lpushx(K key, V... elements) {
    return lpushx(key, Arrays.asList(elements));
  }

  /**
   * Adds elements at the left end of a list that is there ({@code LPUSHX}).
   *
   * @param key the key
   * @param elements at least one element
   * @return the new length; 0 if the key is missing
   * @throws IllegalArgumentException if there is no element
   */
  default CompletableFuture<Long> lpushx(K key, Collection<? extends V> elements) {
    return execute(
        format()
            .command(RedisListSpecs.LPUSHX, 1 + count(elements, "element"))
            .key(key)
            .values(elements)
            .returning(Replies.integer()));
  }

  /**
   * Adds elements at the right end of a list that is there ({@code RPUSHX}).
   *
   * @param key the key
   * @param elements at least one element
   * @return the new length; 0 if the key is missing
   * @throws IllegalArgumentException if there is no element
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> rpushx(K key, V... elements) {
    return rpushx(key, Arrays.asList(elements));
  }

  /**
   * Adds elements at the right end of a list that is there ({@code RPUSHX}).
   *
   * @param key the key
   * @param elements at least one element
   * @return the new length; 0 if the key is missing
   * @throws IllegalArgumentException if there is no element
   */
  default CompletableFuture<Long> rpushx(K key, Collection<? extends V> elements) {
    return execute(
        format()
            .command(RedisListSpecs.RPUSHX, 1 + count(elements, "element"))
            .key(key)
            .values(elements)
            .returning(Replies.integer()));
  }

  // Removing elements at an end, and moving them to another list.

  /**
   * Removes and returns the element at the left end ({@code LPOP}).
   *
   * @param key the key
   * @return the element, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> lpop(K key) {
    return execute(format().command(RedisListSpecs.LPOP, 1).key(key).returning(format().value()));
  }

  /**
   * Removes and returns several elements at the left end ({@code LPOP} with a count), since Redis
   * 6.2.
   *
   * @param key the key
   * @param count how many at most, at least one
   * @return the elements, beginning with the outermost; empty if the key is missing
   * @throws IllegalArgumentException if the count is smaller than one
   */
  default CompletableFuture<List<V>> lpopCount(K key, long count) {
    return execute(
        format()
            .command(RedisListSpecs.LPOP, 2)
            .key(key)
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(format().elementList()));
  }

  /**
   * Removes and returns the element at the right end ({@code RPOP}).
   *
   * @param key the key
   * @return the element, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> rpop(K key) {
    return execute(format().command(RedisListSpecs.RPOP, 1).key(key).returning(format().value()));
  }

  /**
   * Removes and returns several elements at the right end ({@code RPOP} with a count), since Redis
   * 6.2.
   *
   * @param key the key
   * @param count how many at most, at least one
   * @return the elements, beginning with the outermost; empty if the key is missing
   * @throws IllegalArgumentException if the count is smaller than one
   */
  default CompletableFuture<List<V>> rpopCount(K key, long count) {
    return execute(
        format()
            .command(RedisListSpecs.RPOP, 2)
            .key(key)
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(format().elementList()));
  }

  /**
   * Removes and returns an element of the first list that has any ({@code LMPOP}), since Redis 7.0.
   *
   * @param keys the lists, in the order in which they are looked at
   * @param end where to take from
   * @return the list and its element; null if all lists are missing
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<@Nullable KeyValue<K, List<V>>> lmpop(
      Collection<? extends K> keys, ListEnd end) {
    return lmpop(keys, end, 1);
  }

  /**
   * Removes and returns elements of the first list that has any ({@code LMPOP}), since Redis 7.0.
   *
   * @param keys the lists, in the order in which they are looked at
   * @param end where to take from
   * @param count how many at most, at least one
   * @return the list and its elements, beginning with the outermost; null if all lists are missing
   * @throws IllegalArgumentException if there is no key, or the count is smaller than one
   */
  default CompletableFuture<@Nullable KeyValue<K, List<V>>> lmpop(
      Collection<? extends K> keys, ListEnd end, long count) {
    return execute(
        format()
            .command(RedisListSpecs.LMPOP, 4 + keys.size())
            .add(count(keys, "key"))
            .keys(keys)
            .add(end.name())
            .add("COUNT")
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(RedisReplies.keyed(format().keyCodec(), format().elementList())));
  }

  /**
   * Moves an element from one list to another, or to the other end of the same list ({@code
   * LMOVE}), since Redis 6.2.
   *
   * @param source the list to take from
   * @param destination the list to add to
   * @param from where to take
   * @param to where to add
   * @return the element, or null if the source is missing
   */
  default CompletableFuture<@Nullable V> lmove(K source, K destination, ListEnd from, ListEnd to) {
    return execute(
        format()
            .command(RedisListSpecs.LMOVE, 4)
            .key(source)
            .key(destination)
            .add(from.name())
            .add(to.name())
            .returning(format().value()));
  }

  /**
   * Moves the element at the right end of one list to the left end of another or of the same
   * ({@code RPOPLPUSH}).
   *
   * @param source the list to take from
   * @param destination the list to add to
   * @return the element, or null if the source is missing
   */
  default CompletableFuture<@Nullable V> rpoplpush(K source, K destination) {
    return execute(
        format()
            .command(RedisListSpecs.RPOPLPUSH, 2)
            .key(source)
            .key(destination)
            .returning(format().value()));
  }

  // Reading.

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
   * Finds several elements that are equal to one, from the left ({@code LPOS} with {@code COUNT}).
   *
   * @param key the key
   * @param element what to look for
   * @param count how many at most, 0 for all
   * @return their positions, in order; empty if there are none
   * @throws IllegalArgumentException if the count is negative
   */
  default CompletableFuture<List<Long>> lposCount(K key, V element, long count) {
    return lposCount(key, element, count, LposOptions.DEFAULT);
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

  // Changing what is in between.

  /**
   * Adds an element beside another ({@code LINSERT}).
   *
   * @param key the key
   * @param where on which side
   * @param pivot the first such element from the left is the one beside which to add
   * @param element what to add
   * @return the new length, or null if the list does not have the pivot or the key is missing
   */
  default CompletableFuture<@Nullable Long> linsert(
      K key, InsertPosition where, V pivot, V element) {
    return execute(
        format()
            .command(RedisListSpecs.LINSERT, 4)
            .key(key)
            .add(where.name())
            .value(pivot)
            .value(element)
            .returning(RedisReplies.LENGTH_OR_NULL));
  }

  /**
   * Replaces an element ({@code LSET}). A missing key or element is answered with an error.
   *
   * @param key the key
   * @param index which one
   * @param element what to store
   * @return completes when it is replaced
   */
  default CompletableFuture<Void> lset(K key, long index, V element) {
    return execute(
        format()
            .command(RedisListSpecs.LSET, 3)
            .key(key)
            .add(index)
            .value(element)
            .returning(Replies.done()));
  }

  /**
   * Removes elements that are equal to one ({@code LREM}).
   *
   * @param key the key
   * @param count how many at most, from the left; from the right when negative; all for 0
   * @param element what to remove
   * @return how many were removed
   */
  default CompletableFuture<Long> lrem(K key, long count, V element) {
    return execute(
        format()
            .command(RedisListSpecs.LREM, 3)
            .key(key)
            .add(count)
            .value(element)
            .returning(Replies.integer()));
  }

  /**
   * Removes all elements but those of a range ({@code LTRIM}).
   *
   * @param key the key
   * @param start the first position to keep
   * @param stop the last position to keep, included
   * @return completes when they are removed
   */
  default CompletableFuture<Void> ltrim(K key, long start, long stop) {
    return execute(
        format()
            .command(RedisListSpecs.LTRIM, 3)
            .key(key)
            .add(start)
            .add(stop)
            .returning(Replies.done()));
  }
}
