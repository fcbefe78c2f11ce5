package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.index32;

import io.github.ledis4j.command.Replies;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on LedisDB's lists; a key of another key space is another, even under the same name.
 * The server takes keys of 1 to 1024 bytes, and empty elements.
 *
 * <p>Indexes count from 0 at the front, or from -1 at the back when negative.
 *
 * <p>{@code LSET} is not here: LedisDB hides an element in a list that is missing, so it is a
 * method of the view, which can look first.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface LedisListCommands<K, V> extends LedisListKeyCommands<K, V> {

  /**
   * Puts elements to the front, one after the other, so that the last comes to stand first ({@code
   * LPUSH}).
   *
   * @param key the key
   * @param values at least one element
   * @return how many elements the list has now
   * @throws IllegalArgumentException if there is no element
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> lpush(K key, V... values) {
    List<V> all = atLeastOne(values, "value");
    return execute(
        format()
            .command(ListSpecs.LPUSH, 1 + all.size())
            .key(key)
            .values(all)
            .returning(Replies.integer()));
  }

  /**
   * Puts elements to the back, one after the other ({@code RPUSH}).
   *
   * @param key the key
   * @param values at least one element
   * @return how many elements the list has now
   * @throws IllegalArgumentException if there is no element
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> rpush(K key, V... values) {
    List<V> all = atLeastOne(values, "value");
    return execute(
        format()
            .command(ListSpecs.RPUSH, 1 + all.size())
            .key(key)
            .values(all)
            .returning(Replies.integer()));
  }

  /**
   * Takes the first element away ({@code LPOP}).
   *
   * @param key the key
   * @return the element, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> lpop(K key) {
    return execute(format().command(ListSpecs.LPOP, 1).key(key).returning(format().value()));
  }

  /**
   * Takes the last element away ({@code RPOP}).
   *
   * @param key the key
   * @return the element, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> rpop(K key) {
    return execute(format().command(ListSpecs.RPOP, 1).key(key).returning(format().value()));
  }

  /**
   * Counts the elements ({@code LLEN}).
   *
   * @param key the key
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> llen(K key) {
    return execute(format().command(ListSpecs.LLEN, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Reads one element ({@code LINDEX}).
   *
   * @param key the key
   * @param index which one
   * @return the element, or null if there is none
   */
  default CompletableFuture<@Nullable V> lindex(K key, long index) {
    return execute(
        format()
            .command(ListSpecs.LINDEX, 2)
            .key(key)
            .add(index32(index))
            .returning(format().value()));
  }

  /**
   * Reads elements ({@code LRANGE}).
   *
   * @param key the key
   * @param start the first index
   * @param stop the last index, included
   * @return those there are, in the order of the list
   */
  default CompletableFuture<List<V>> lrange(K key, long start, long stop) {
    return execute(
        format()
            .command(ListSpecs.LRANGE, 3)
            .key(key)
            .add(index32(start))
            .add(index32(stop))
            .returning(format().elementList()));
  }

  /**
   * Keeps a part of a list and removes the rest, the list too if the part is empty ({@code LTRIM}).
   *
   * @param key the key
   * @param start the first index to keep
   * @param stop the last index to keep
   * @return completes when it is done
   */
  default CompletableFuture<Void> ltrim(K key, long start, long stop) {
    return execute(
        format()
            .command(ListSpecs.LTRIM, 3)
            .key(key)
            .add(index32(start))
            .add(index32(stop))
            .returning(Replies.done()));
  }

  /**
   * Removes elements from the front ({@code LTRIM_FRONT}).
   *
   * @param key the key
   * @param count how many at most, 0 to 536870912; {@code lclear} removes all
   * @return how many were removed
   * @throws IllegalArgumentException if the count is negative, or so large that LedisDB would
   *     remove nothing and claim it had
   */
  default CompletableFuture<Long> ltrimFront(K key, long count) {
    return execute(
        format()
            .command(ListSpecs.LTRIM_FRONT, 2)
            .key(key)
            .add(between(count, 0, ListSpecs.MOST_TRIMMED, "count"))
            .returning(Replies.integer()));
  }

  /**
   * Removes elements from the back ({@code LTRIM_BACK}).
   *
   * @param key the key
   * @param count how many at most, 0 to 536870912 as for {@link #ltrimFront}
   * @return how many were removed
   * @throws IllegalArgumentException if the count is another number
   */
  default CompletableFuture<Long> ltrimBack(K key, long count) {
    return execute(
        format()
            .command(ListSpecs.LTRIM_BACK, 2)
            .key(key)
            .add(between(count, 0, ListSpecs.MOST_TRIMMED, "count"))
            .returning(Replies.integer()));
  }

  /**
   * Moves the last element of one list to the front of another, or of the same ({@code RPOPLPUSH}).
   * LedisDB does so in two steps: for a moment others see the element in neither list, and a server
   * that stops in between loses it.
   *
   * @param source the key of the list to take from
   * @param destination the key of the list to put to
   * @return the element, or null if the source is missing
   */
  default CompletableFuture<@Nullable V> rpoplpush(K source, K destination) {
    return execute(
        format()
            .command(ListSpecs.RPOPLPUSH, 2)
            .key(source)
            .key(destination)
            .returning(format().value()));
  }
}
