package io.github.ledis4j.command.ledis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.index32;
import static io.github.ledis4j.internal.command.Arguments.seconds;
import static io.github.ledis4j.internal.command.Arguments.unixSeconds;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands on LedisDB's lists: first those on elements, then those on whole lists. A key of
 * another key space is another, even under the same name, so each key space has its own commands to
 * clear, to look and to expire.
 *
 * <p>The server takes keys of 1 to 1024 bytes, and empty elements.
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
public interface LedisListCommands<K, V> extends CommandSink<K, V> {

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
    return lpush(key, Arrays.asList(values));
  }

  /**
   * Puts elements to the front, one after the other, so that the last comes to stand first ({@code
   * LPUSH}).
   *
   * @param key the key
   * @param values at least one element
   * @return how many elements the list has now
   * @throws IllegalArgumentException if there is no element
   */
  default CompletableFuture<Long> lpush(K key, Collection<? extends V> values) {
    return execute(
        format()
            .command(ListSpecs.LPUSH, 1 + count(values, "value"))
            .key(key)
            .values(values)
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
    return rpush(key, Arrays.asList(values));
  }

  /**
   * Puts elements to the back, one after the other ({@code RPUSH}).
   *
   * @param key the key
   * @param values at least one element
   * @return how many elements the list has now
   * @throws IllegalArgumentException if there is no element
   */
  default CompletableFuture<Long> rpush(K key, Collection<? extends V> values) {
    return execute(
        format()
            .command(ListSpecs.RPUSH, 1 + count(values, "value"))
            .key(key)
            .values(values)
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

  /**
   * Removes a list ({@code LCLEAR}).
   *
   * @param key the key
   * @return how many elements it had; 0 if the key is missing
   */
  default CompletableFuture<Long> lclear(K key) {
    return execute(format().command(ListSpecs.LCLEAR, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Removes several lists ({@code LMCLEAR}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> lmclear(K... keys) {
    return lmclear(Arrays.asList(keys));
  }

  /**
   * Removes several lists ({@code LMCLEAR}).
   *
   * @param keys at least one key
   * @return how many keys were given, which is what LedisDB counts; not how many were there
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Long> lmclear(Collection<? extends K> keys) {
    return execute(
        format()
            .command(ListSpecs.LMCLEAR, count(keys, "key"))
            .keys(keys)
            .returning(Replies.integer()));
  }

  /**
   * Asks whether a list is there ({@code LKEYEXISTS}).
   *
   * @param key the key
   * @return false if the key is missing
   */
  default CompletableFuture<Boolean> lkeyexists(K key) {
    return execute(format().command(ListSpecs.LKEYEXISTS, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Lets a list expire ({@code LEXPIRE}).
   *
   * @param key the key
   * @param ttl its time to live, longer than zero, rounded up to seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the time to live is zero or negative
   */
  default CompletableFuture<Boolean> lexpire(K key, Duration ttl) {
    return execute(
        format()
            .command(ListSpecs.LEXPIRE, 2)
            .key(key)
            .add(seconds(ttl))
            .returning(Replies.flag()));
  }

  /**
   * Lets a list expire at a point in time ({@code LEXPIREAT}). If that is past, LedisDB answers an
   * error.
   *
   * @param key the key
   * @param when the end of its life, rounded up to seconds
   * @return false if the key is missing
   * @throws IllegalArgumentException if the point in time does not lie after 1970
   */
  default CompletableFuture<Boolean> lexpireat(K key, Instant when) {
    return execute(
        format()
            .command(ListSpecs.LEXPIREAT, 2)
            .key(key)
            .add(unixSeconds(when))
            .returning(Replies.flag()));
  }

  /**
   * Asks how long a list will live ({@code LTTL}). An expired one can stay readable for about a
   * second before the server removes it, without a time to live.
   *
   * @param key the key
   * @return whole seconds, or null if the key is missing or does not expire, which LedisDB does not
   *     tell apart
   */
  default CompletableFuture<@Nullable Duration> lttl(K key) {
    return execute(format().command(ListSpecs.LTTL, 1).key(key).returning(KeyValueReplies.TTL));
  }

  /**
   * Keeps a list from expiring ({@code LPERSIST}).
   *
   * @param key the key
   * @return false if the key is missing or has no time to live
   */
  default CompletableFuture<Boolean> lpersist(K key) {
    return execute(format().command(ListSpecs.LPERSIST, 1).key(key).returning(Replies.flag()));
  }

  /**
   * Returns a list in the server's own form ({@code LDUMP}), which Redis takes, too.
   *
   * @param key the key
   * @return the payload, or null if the key is missing
   */
  default CompletableFuture<byte @Nullable []> ldump(K key) {
    return execute(format().command(ListSpecs.LDUMP, 1).key(key).returning(Replies.bytes()));
  }
}
