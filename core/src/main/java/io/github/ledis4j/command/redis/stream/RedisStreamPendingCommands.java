package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.internal.command.BlockingWait;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis on what consumers of a group were given and have not acknowledged: who has
 * it, and how others take it over. A missing stream or group is answered with an error whose code
 * is {@code NOGROUP}.
 *
 * <p>Each entry that is taken over counts as delivered now and once more; not so by the methods
 * that give ids only. A consumer that is missing is made. An entry that is no longer in the stream
 * cannot be taken over: since Redis 7.0 that ends its waiting, on Redis 6.2 the methods that give
 * entries leave it out, and those that give ids have it.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface RedisStreamPendingCommands<K, V> extends CommandSink<K, V> {

  /**
   * Counts what is pending ({@code XPENDING}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @return how many entries, between which ids, and of which consumers
   */
  default CompletableFuture<PendingSummary> xpending(K key, String group) {
    return execute(
        format()
            .command(RedisStreamSpecs.XPENDING, 2)
            .key(key)
            .add(group)
            .returning(StreamReplies.PENDING));
  }

  /**
   * Lists what is pending ({@code XPENDING} with a range).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param range which ids; {@link StreamRange#above} the last one for the next page
   * @param count how many entries at most, at least one
   * @param options of which consumer, and since when
   * @return the entries, lowest id first
   * @throws IllegalArgumentException if the count is smaller
   */
  default CompletableFuture<List<PendingEntry>> xpendingEntries(
      K key, String group, StreamRange range, long count, XPendingOptions options) {
    CommandBuilder<K, V> command =
        format().command(RedisStreamSpecs.XPENDING, 5 + options.arguments()).key(key).add(group);
    long most = between(count, 1, Long.MAX_VALUE, "count");
    return execute(options.addTo(command, range, most).returning(StreamReplies.PENDING_ENTRIES));
  }

  /**
   * Takes over entries ({@code XCLAIM}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param consumer who takes them over
   * @param minIdle how long ago they must have been delivered, not negative; rounded up to
   *     milliseconds
   * @param ids at least one id
   * @param options what to write down about them
   * @return those that were taken over
   * @throws IllegalArgumentException if there is no id, or the time is negative
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xclaim(
      K key,
      String group,
      String consumer,
      Duration minIdle,
      Collection<StreamId> ids,
      XClaimOptions options) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisStreamSpecs.XCLAIM, 4 + count(ids, "id") + options.arguments())
            .key(key)
            .add(group)
            .add(consumer)
            .add(BlockingWait.millis(minIdle, "an idle time"));
    return execute(
        options.addTo(StreamReads.ids(command, ids)).returning(StreamReplies.entries(format())));
  }

  /**
   * Takes over entries without reading them ({@code XCLAIM} with {@code JUSTID}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param consumer who takes them over
   * @param minIdle how long ago they must have been delivered, not negative; rounded up to
   *     milliseconds
   * @param ids at least one id
   * @param options what to write down about them
   * @return the ids of those that were taken over
   * @throws IllegalArgumentException if there is no id, or the time is negative
   */
  default CompletableFuture<List<StreamId>> xclaimJustid(
      K key,
      String group,
      String consumer,
      Duration minIdle,
      Collection<StreamId> ids,
      XClaimOptions options) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisStreamSpecs.XCLAIM, 5 + count(ids, "id") + options.arguments())
            .key(key)
            .add(group)
            .add(consumer)
            .add(BlockingWait.millis(minIdle, "an idle time"));
    return execute(
        options.addTo(StreamReads.ids(command, ids)).add("JUSTID").returning(StreamReplies.IDS));
  }

  /**
   * Looks for entries that were delivered long ago, and takes them over ({@code XAUTOCLAIM}), since
   * Redis 6.2. Each call is one step; the next one starts where this one says.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param consumer who takes them over
   * @param minIdle how long ago they must have been delivered, not negative; rounded up to
   *     milliseconds
   * @param start the lowest id to look at; {@link StreamId#MIN} for the first step
   * @param count how many entries at most, at least one
   * @return those that were taken over, and where to go on
   * @throws IllegalArgumentException if the count is smaller, or the time is negative
   */
  default CompletableFuture<AutoClaim<StreamEntry<K, V>>> xautoclaim(
      K key, String group, String consumer, Duration minIdle, StreamId start, long count) {
    return execute(
        format()
            .command(RedisStreamSpecs.XAUTOCLAIM, 7)
            .key(key)
            .add(group)
            .add(consumer)
            .add(BlockingWait.millis(minIdle, "an idle time"))
            .add(start.toString())
            .add("COUNT")
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(StreamReplies.autoClaim(StreamReplies.entries(format()))));
  }

  /**
   * Looks for entries that were delivered long ago, and takes them over without reading them
   * ({@code XAUTOCLAIM} with {@code JUSTID}), since Redis 6.2. Each call is one step; the next one
   * starts where this one says.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param consumer who takes them over
   * @param minIdle how long ago they must have been delivered, not negative; rounded up to
   *     milliseconds
   * @param start the lowest id to look at; {@link StreamId#MIN} for the first step
   * @param count how many entries at most, at least one
   * @return the ids of those that were taken over, and where to go on
   * @throws IllegalArgumentException if the count is smaller, or the time is negative
   */
  default CompletableFuture<AutoClaim<StreamId>> xautoclaimJustid(
      K key, String group, String consumer, Duration minIdle, StreamId start, long count) {
    return execute(
        format()
            .command(RedisStreamSpecs.XAUTOCLAIM, 8)
            .key(key)
            .add(group)
            .add(consumer)
            .add(BlockingWait.millis(minIdle, "an idle time"))
            .add(start.toString())
            .add("COUNT")
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .add("JUSTID")
            .returning(StreamReplies.AUTO_CLAIMED_IDS));
  }
}
