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
 * <p>How long they wait is given first, rounded up to milliseconds; zero waits for ever. It does
 * not count against the deadline of commands. Cancelling the future of a client or view closes that
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
   * Reads what there is of several streams as a consumer of a group, or waits until one has a new
   * entry ({@code XREADGROUP} with {@code BLOCK}). A consumer that is missing is made, before Redis
   * 7.2 only when it is given an entry. A stream that is asked for what is pending is answered at
   * once, also if that is nothing.
   *
   * <p>New entries are pending for this consumer from the moment at which the server gives them,
   * whoever still waits for the answer by then. So nothing is lost when the future is cancelled,
   * runs out of time, or fails with its connection: {@link GroupPosition#PENDING} gives them to the
   * same consumer again, and {@link RedisStreamPendingCommands#xautoclaim} to any other. That does
   * not hold for {@link XReadGroupOptions#noAck}.
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
}
