package io.github.ledis4j.command.redis.stream;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.internal.command.BlockingWait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis that wait for entries of streams. They need a connection of their own while
 * they wait, so that batches and transactions do not have them.
 *
 * <p>How long they wait comes first, as with all commands that wait, and makes a method one of
 * those here: an option could be handed to a batch, which cannot wait, and {@code blpop} could not
 * have it behind its keys. It is rounded up to milliseconds; zero waits for ever. It does not count
 * against the deadline of commands. Cancelling the future of a client or view closes that
 * connection, with which the server stops waiting.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface RedisStreamBlockingCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads what there is of several streams, or waits until one has an entry ({@code XREAD} with
   * {@code BLOCK}). Reading takes nothing away, so that a call that was cancelled, or ran out of
   * time, can be made again from the same ids.
   *
   * @param wait how long, at least zero; zero for ever
   * @param streams at least one key, and where to start
   * @param options how many entries
   * @return the entries of each stream that has any there, in the order of the keys; empty if none
   *     came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  default CompletableFuture<Map<K, List<StreamEntry<K, V>>>> xread(
      Duration wait, Map<? extends K, StreamPosition> streams, XReadOptions options) {
    return execute(StreamReads.xread(format(), BlockingWait.of(wait), streams, options));
  }

  /**
   * Reads what there is of several streams, or waits until one has an entry ({@code XREAD} with
   * {@code BLOCK}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param streams at least one key, and where to start
   * @return the entries of each stream that has any there, in the order of the keys; empty if none
   *     came in time
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  default CompletableFuture<Map<K, List<StreamEntry<K, V>>>> xread(
      Duration wait, Map<? extends K, StreamPosition> streams) {
    return xread(wait, streams, XReadOptions.DEFAULT);
  }

  /**
   * Reads what there is of one stream, or waits until it has an entry ({@code XREAD} with {@code
   * BLOCK}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param key the key
   * @param start where to start
   * @param options how many entries
   * @return the entries; empty if none came in time
   * @throws IllegalArgumentException if the wait is negative
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xread(
      Duration wait, K key, StreamPosition start, XReadOptions options) {
    return execute(StreamReads.xread(format(), BlockingWait.of(wait), key, start, options));
  }

  /**
   * Reads what there is of one stream, or waits until it has an entry ({@code XREAD} with {@code
   * BLOCK}).
   *
   * @param wait how long, at least zero; zero for ever
   * @param key the key
   * @param start where to start
   * @return the entries; empty if none came in time
   * @throws IllegalArgumentException if the wait is negative
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xread(
      Duration wait, K key, StreamPosition start) {
    return xread(wait, key, start, XReadOptions.DEFAULT);
  }

  /**
   * Reads what there is of several streams as a consumer of a group, or waits until one has a new
   * entry ({@code XREADGROUP} with {@code BLOCK}). A consumer that is missing is made, before Redis
   * 7.2 only when it is given an entry. A stream that is asked for what is pending is answered at
   * once, also if that is nothing.
   *
   * <p>New entries are pending for this consumer from the moment at which the server gives them,
   * even if nobody waits for the answer any more. So nothing is lost when the future is cancelled,
   * runs out of time, or fails with its connection: {@link GroupPosition#PENDING} gives them to the
   * same consumer again, and {@link RedisStreamCommands#xautoclaim} to any other. That does not
   * hold for {@link XReadGroupOptions#noAck}.
   *
   * @param wait how long, at least zero; zero for ever
   * @param group the name of the group
   * @param consumer the name of the consumer
   * @param streams at least one key, and what to read there
   * @param options how many entries
   * @return the entries of each stream, in the order of the keys: of those that were asked for new
   *     entries only where there are some, so empty if none came in time; an entry that was pending
   *     and is no longer in the stream has no fields
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  default CompletableFuture<Map<K, List<StreamEntry<K, V>>>> xreadgroup(
      Duration wait,
      String group,
      String consumer,
      Map<? extends K, GroupPosition> streams,
      XReadGroupOptions options) {
    return execute(
        StreamReads.xreadgroup(format(), BlockingWait.of(wait), group, consumer, streams, options));
  }

  /**
   * Reads what there is of several streams as a consumer of a group, or waits until one has a new
   * entry ({@code XREADGROUP} with {@code BLOCK}), as {@link #xreadgroup(Duration, String, String,
   * Map, XReadGroupOptions)} does.
   *
   * @param wait how long, at least zero; zero for ever
   * @param group the name of the group
   * @param consumer the name of the consumer
   * @param streams at least one key, and what to read there
   * @return the entries of each stream, in the order of the keys
   * @throws IllegalArgumentException if the wait is negative or there is no key
   */
  default CompletableFuture<Map<K, List<StreamEntry<K, V>>>> xreadgroup(
      Duration wait, String group, String consumer, Map<? extends K, GroupPosition> streams) {
    return xreadgroup(wait, group, consumer, streams, XReadGroupOptions.DEFAULT);
  }

  /**
   * Reads what there is of one stream as a consumer of a group, or waits until it has a new entry
   * ({@code XREADGROUP} with {@code BLOCK}), as {@link #xreadgroup(Duration, String, String, Map,
   * XReadGroupOptions)} does.
   *
   * @param wait how long, at least zero; zero for ever
   * @param group the name of the group
   * @param consumer the name of the consumer
   * @param key the key of the stream
   * @param from what to read there
   * @param options how many entries
   * @return the entries; empty if none came in time; an entry that was pending and is no longer in
   *     the stream has no fields
   * @throws IllegalArgumentException if the wait is negative
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xreadgroup(
      Duration wait,
      String group,
      String consumer,
      K key,
      GroupPosition from,
      XReadGroupOptions options) {
    BlockingWait waited = BlockingWait.of(wait);
    return execute(StreamReads.xreadgroup(format(), waited, group, consumer, key, from, options));
  }

  /**
   * Reads what there is of one stream as a consumer of a group, or waits until it has a new entry
   * ({@code XREADGROUP} with {@code BLOCK}), as {@link #xreadgroup(Duration, String, String, Map,
   * XReadGroupOptions)} does.
   *
   * @param wait how long, at least zero; zero for ever
   * @param group the name of the group
   * @param consumer the name of the consumer
   * @param key the key of the stream
   * @param from what to read there
   * @return the entries; empty if none came in time; an entry that was pending and is no longer in
   *     the stream has no fields
   * @throws IllegalArgumentException if the wait is negative
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xreadgroup(
      Duration wait, String group, String consumer, K key, GroupPosition from) {
    return xreadgroup(wait, group, consumer, key, from, XReadGroupOptions.DEFAULT);
  }
}
