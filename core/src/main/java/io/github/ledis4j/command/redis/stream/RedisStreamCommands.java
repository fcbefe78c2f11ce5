package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.countOf;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.BlockingWait;
import io.github.ledis4j.scan.FieldValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on streams: logs of entries, each with an id and fields. Unlike other
 * collections a stream stays when it loses its last entry. Those commands that wait for entries are
 * in {@link RedisStreamBlockingCommands}.
 *
 * <ul>
 *   <li><b>Entries</b>: {@code xadd}, {@code xlen}, {@code xdel}, {@code xdelex}, {@code xtrim},
 *       {@code xsetid}, {@code xrange}, {@code xrevrange}, {@code xread}.
 *   <li><b>Groups of consumers</b>, who share the entries of a stream: {@code xgroup…}, {@code
 *       xreadgroup}, {@code xack}, {@code xackdel}. Each entry is given to one of them, and
 *       remembered as pending until that one acknowledges it. Groups and consumers have names in
 *       UTF-8.
 *   <li><b>What is pending</b>, and how others take it over: {@code xpending}, {@code xclaim},
 *       {@code xautoclaim}. Each entry that is taken over counts as delivered now and once more;
 *       not so by the methods that return ids only. A consumer that is missing is made. An entry
 *       that is no longer in the stream cannot be taken over: since Redis 7.0 that ends its
 *       waiting, on Redis 6.2 the methods that return entries leave it out, and those that return
 *       ids have it.
 *   <li><b>What the server knows</b> of a stream, its groups and their consumers: {@code xinfo…}.
 * </ul>
 *
 * <p>A missing stream or group is answered with an error: with the code {@code NOGROUP} by the
 * commands on groups and on what is pending, unless a method says otherwise.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface RedisStreamCommands<K, V> extends CommandSink<K, V> {

  /**
   * Adds an entry with an id that the server makes ({@code XADD}).
   *
   * @param key the key; a missing stream is made
   * @param fields at least one field with its value, added in the order of the map
   * @return the id
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<StreamId> xadd(K key, Map<? extends K, ? extends V> fields) {
    return execute(
        format()
            .command(RedisStreamSpecs.XADD, 2 + countOf(fields))
            .key(key)
            .add("*")
            .pairs(fields)
            .returning(StreamReplies.ID));
  }

  /**
   * Adds an entry ({@code XADD}).
   *
   * @param key the key
   * @param fields at least one field with its value, added in the order of the map
   * @param options its id, whether to make the stream, and what to remove
   * @return the id, or null if the stream is missing and was not to be made
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<@Nullable StreamId> xadd(
      K key, Map<? extends K, ? extends V> fields, XAddOptions options) {
    CommandBuilder<K, V> command =
        format().command(RedisStreamSpecs.XADD, 1 + options.arguments() + countOf(fields)).key(key);
    return execute(options.addTo(command).pairs(fields).returning(StreamReplies.ID_OR_NULL));
  }

  /**
   * Adds an entry of which a field may come more than once ({@code XADD}), {@link
   * StreamEntry#pairs} for instance.
   *
   * @param key the key
   * @param pairs at least one field with its value
   * @param options its id, whether to make the stream, and what to remove
   * @return the id, or null if the stream is missing and was not to be made
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<@Nullable StreamId> xadd(
      K key,
      Collection<? extends FieldValue<? extends K, ? extends V>> pairs,
      XAddOptions options) {
    int arguments = 1 + options.arguments() + 2 * count(pairs, "field");
    CommandBuilder<K, V> command =
        options.addTo(format().command(RedisStreamSpecs.XADD, arguments).key(key));
    pairs.forEach(pair -> command.key(pair.field()).value(pair.value()));
    return execute(command.returning(StreamReplies.ID_OR_NULL));
  }

  /**
   * Adds an entry of which a field may come more than once, with an id that the server makes
   * ({@code XADD}).
   *
   * @param key the key; a missing stream is made
   * @param pairs at least one field with its value
   * @return the id
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<StreamId> xadd(
      K key, Collection<? extends FieldValue<? extends K, ? extends V>> pairs) {
    CommandBuilder<K, V> command =
        format().command(RedisStreamSpecs.XADD, 2 + 2 * count(pairs, "field")).key(key).add("*");
    pairs.forEach(pair -> command.key(pair.field()).value(pair.value()));
    return execute(command.returning(StreamReplies.ID));
  }

  /**
   * Counts the entries ({@code XLEN}).
   *
   * @param key the key
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> xlen(K key) {
    return execute(
        format().command(RedisStreamSpecs.XLEN, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Deletes entries ({@code XDEL}). Consumers who were given one and have not acknowledged it still
   * have to; {@link #xdelex} can change that.
   *
   * @param key the key
   * @param ids at least one id
   * @return how many were deleted
   * @throws IllegalArgumentException if there is no id
   */
  default CompletableFuture<Long> xdel(K key, StreamId... ids) {
    return xdel(key, Arrays.asList(ids));
  }

  /**
   * Deletes entries ({@code XDEL}), as {@link #xdel(Object, StreamId...)} does.
   *
   * @param key the key
   * @param ids at least one id
   * @return how many were deleted
   * @throws IllegalArgumentException if there is no id
   */
  default CompletableFuture<Long> xdel(K key, Collection<StreamId> ids) {
    CommandBuilder<K, V> command =
        format().command(RedisStreamSpecs.XDEL, 1 + count(ids, "id")).key(key);
    return execute(StreamReads.ids(command, ids).returning(Replies.integer()));
  }

  /**
   * Deletes entries ({@code XDELEX}), since Redis 8.2.
   *
   * @param key the key
   * @param ids at least one id
   * @param policy what becomes of entries that consumers have not acknowledged
   * @return what became of each, in the order of the ids
   * @throws IllegalArgumentException if there is no id
   */
  default CompletableFuture<List<StreamDeletion>> xdelex(
      K key, Collection<StreamId> ids, ReferencePolicy policy) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisStreamSpecs.XDELEX, 4 + count(ids, "id"))
            .key(key)
            .add(policy.word())
            .add("IDS")
            .add(ids.size());
    return execute(StreamReads.ids(command, ids).returning(StreamReplies.DELETIONS));
  }

  /**
   * Removes the oldest entries ({@code XTRIM}).
   *
   * @param key the key
   * @param rule which ones
   * @return how many were removed
   */
  default CompletableFuture<Long> xtrim(K key, StreamTrim rule) {
    CommandBuilder<K, V> command =
        format().command(RedisStreamSpecs.XTRIM, 1 + TrimWords.of(rule).arguments()).key(key);
    return execute(TrimWords.of(rule).addTo(command).returning(Replies.integer()));
  }

  /**
   * Sets the id above which the next ones will be ({@code XSETID}).
   *
   * @param key the key; a missing one is answered with an error
   * @param last the highest id that the stream has had
   * @param options what else to set
   * @return completes when that is done
   */
  default CompletableFuture<Void> xsetid(K key, StreamId last, XSetIdOptions options) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisStreamSpecs.XSETID, 2 + options.arguments())
            .key(key)
            .add(last.toString());
    return execute(options.addTo(command).returning(Replies.done()));
  }

  /**
   * Sets the id above which the next ones will be ({@code XSETID}).
   *
   * @param key the key; a missing one is answered with an error
   * @param last the highest id that the stream has had
   * @return completes when that is done
   */
  default CompletableFuture<Void> xsetid(K key, StreamId last) {
    return xsetid(key, last, XSetIdOptions.DEFAULT);
  }

  /**
   * Reads entries, oldest first ({@code XRANGE}).
   *
   * @param key the key
   * @param range which ones
   * @return the entries; empty if the key is missing
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xrange(K key, StreamRange range) {
    return execute(
        format()
            .command(RedisStreamSpecs.XRANGE, 3)
            .key(key)
            .add(StreamBounds.of(range).min())
            .add(StreamBounds.of(range).max())
            .returning(StreamReplies.entries(format())));
  }

  /**
   * Reads some entries, oldest first ({@code XRANGE} with {@code COUNT}).
   *
   * @param key the key
   * @param range which ones; {@link StreamRange#above} the last one for the next page
   * @param count how many at most, at least one
   * @return the entries; empty if the key is missing
   * @throws IllegalArgumentException if the count is smaller
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xrange(K key, StreamRange range, long count) {
    return execute(
        format()
            .command(RedisStreamSpecs.XRANGE, 5)
            .key(key)
            .add(StreamBounds.of(range).min())
            .add(StreamBounds.of(range).max())
            .add("COUNT")
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(StreamReplies.entries(format())));
  }

  /**
   * Reads entries, newest first ({@code XREVRANGE}).
   *
   * @param key the key
   * @param range which ones
   * @return the entries; empty if the key is missing
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xrevrange(K key, StreamRange range) {
    return execute(
        format()
            .command(RedisStreamSpecs.XREVRANGE, 3)
            .key(key)
            .add(StreamBounds.of(range).max())
            .add(StreamBounds.of(range).min())
            .returning(StreamReplies.entries(format())));
  }

  /**
   * Reads some entries, newest first ({@code XREVRANGE} with {@code COUNT}).
   *
   * @param key the key
   * @param range which ones; {@link StreamRange#below} the last one for the next page
   * @param count how many at most, at least one
   * @return the entries; empty if the key is missing
   * @throws IllegalArgumentException if the count is smaller
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xrevrange(
      K key, StreamRange range, long count) {
    return execute(
        format()
            .command(RedisStreamSpecs.XREVRANGE, 5)
            .key(key)
            .add(StreamBounds.of(range).max())
            .add(StreamBounds.of(range).min())
            .add("COUNT")
            .add(between(count, 1, Long.MAX_VALUE, "count"))
            .returning(StreamReplies.entries(format())));
  }

  /**
   * Reads what is there now of several streams, oldest first ({@code XREAD}).
   *
   * @param streams at least one key, and where to start
   * @param options how many entries
   * @return the entries of each stream that has any there, in the order of the keys
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Map<K, List<StreamEntry<K, V>>>> xread(
      Map<? extends K, StreamPosition> streams, XReadOptions options) {
    return execute(StreamReads.xread(format(), null, streams, options));
  }

  /**
   * Reads what is there now of several streams, oldest first ({@code XREAD}).
   *
   * @param streams at least one key, and where to start
   * @return the entries of each stream that has any there, in the order of the keys
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Map<K, List<StreamEntry<K, V>>>> xread(
      Map<? extends K, StreamPosition> streams) {
    return xread(streams, XReadOptions.DEFAULT);
  }

  /**
   * Reads what is there now of one stream, oldest first ({@code XREAD}).
   *
   * @param key the key
   * @param start where to start
   * @param options how many entries
   * @return the entries; empty if there are none, or the key is missing
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xread(
      K key, StreamPosition start, XReadOptions options) {
    return execute(StreamReads.xread(format(), null, key, start, options));
  }

  /**
   * Reads what is there now of one stream, oldest first ({@code XREAD}).
   *
   * @param key the key
   * @param start where to start
   * @return the entries; empty if there are none, or the key is missing
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xread(K key, StreamPosition start) {
    return xread(key, start, XReadOptions.DEFAULT);
  }

  /**
   * Makes a group ({@code XGROUP CREATE}). One that is there already is answered with an error
   * whose code is {@code BUSYGROUP}, a missing stream with an error, too.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param start where it starts to read; not {@link StreamPosition#LAST}
   * @param options whether to make the stream
   * @return completes when that is done
   * @throws IllegalArgumentException if a group cannot start there
   */
  default CompletableFuture<Void> xgroupCreate(
      K key, String group, StreamPosition start, XGroupCreateOptions options) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisStreamSpecs.XGROUP_CREATE, 3 + options.arguments())
            .key(key)
            .add(group)
            .add(start.ofGroup());
    return execute(options.addTo(command).returning(Replies.done()));
  }

  /**
   * Makes a group of a stream that is there ({@code XGROUP CREATE}). A group that is there already
   * is answered with an error whose code is {@code BUSYGROUP}, a missing stream with an error, too.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param start where it starts to read; not {@link StreamPosition#LAST}
   * @return completes when that is done
   * @throws IllegalArgumentException if a group cannot start there
   */
  default CompletableFuture<Void> xgroupCreate(K key, String group, StreamPosition start) {
    return xgroupCreate(key, group, start, XGroupCreateOptions.DEFAULT);
  }

  /**
   * Makes a consumer ({@code XGROUP CREATECONSUMER}), since Redis 6.2. Reading does that by itself.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param consumer the name of the consumer
   * @return false if it was there already
   */
  default CompletableFuture<Boolean> xgroupCreateconsumer(K key, String group, String consumer) {
    return execute(
        format()
            .command(RedisStreamSpecs.XGROUP_CREATECONSUMER, 3)
            .key(key)
            .add(group)
            .add(consumer)
            .returning(Replies.flag()));
  }

  /**
   * Deletes a consumer, and forgets what it was given and has not acknowledged ({@code XGROUP
   * DELCONSUMER}): nobody is given that any more. Claim it before.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param consumer the name of the consumer
   * @return how many entries are forgotten; 0 if there is no such consumer
   */
  default CompletableFuture<Long> xgroupDelconsumer(K key, String group, String consumer) {
    return execute(
        format()
            .command(RedisStreamSpecs.XGROUP_DELCONSUMER, 3)
            .key(key)
            .add(group)
            .add(consumer)
            .returning(Replies.integer()));
  }

  /**
   * Deletes a group with all its consumers ({@code XGROUP DESTROY}). Who waits for its entries is
   * answered with an error.
   *
   * @param key the key of the stream; a missing one is answered with an error
   * @param group the name of the group
   * @return false if there was no such group
   */
  default CompletableFuture<Boolean> xgroupDestroy(K key, String group) {
    return execute(
        format()
            .command(RedisStreamSpecs.XGROUP_DESTROY, 2)
            .key(key)
            .add(group)
            .returning(Replies.flag()));
  }

  /**
   * Sets where a group goes on reading ({@code XGROUP SETID}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param start where it goes on; not {@link StreamPosition#LAST}
   * @return completes when that is done
   * @throws IllegalArgumentException if a group cannot start there
   */
  default CompletableFuture<Void> xgroupSetid(K key, String group, StreamPosition start) {
    return execute(
        format()
            .command(RedisStreamSpecs.XGROUP_SETID, 3)
            .key(key)
            .add(group)
            .add(start.ofGroup())
            .returning(Replies.done()));
  }

  /**
   * Sets where a group goes on reading ({@code XGROUP SETID} with {@code ENTRIESREAD}), since Redis
   * 7.0.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param start where it goes on; not {@link StreamPosition#LAST}
   * @param entriesRead how many entries lie before that, at least 0
   * @return completes when that is done
   * @throws IllegalArgumentException if a group cannot start there, or the number is negative
   */
  default CompletableFuture<Void> xgroupSetid(
      K key, String group, StreamPosition start, long entriesRead) {
    return execute(
        format()
            .command(RedisStreamSpecs.XGROUP_SETID, 5)
            .key(key)
            .add(group)
            .add(start.ofGroup())
            .add("ENTRIESREAD")
            .add(between(entriesRead, 0, Long.MAX_VALUE, "entries"))
            .returning(Replies.done()));
  }

  /**
   * Reads what is there now of several streams as a consumer of a group ({@code XREADGROUP}). A
   * consumer that is missing is made, before Redis 7.2 only when it is given an entry.
   *
   * <p>New entries are pending for this consumer from then on, whether the answer arrives or not:
   * after a failure whose outcome is unknown, {@link GroupPosition#PENDING} reads them again.
   *
   * @param group the name of the group
   * @param consumer the name of the consumer
   * @param streams at least one key, and what to read there
   * @param options how many entries
   * @return the entries of each stream, in the order of the keys: of those that were asked for new
   *     entries only where there are some; an entry that was pending and is no longer in the stream
   *     has no fields
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Map<K, List<StreamEntry<K, V>>>> xreadgroup(
      String group,
      String consumer,
      Map<? extends K, GroupPosition> streams,
      XReadGroupOptions options) {
    return execute(StreamReads.xreadgroup(format(), null, group, consumer, streams, options));
  }

  /**
   * Reads what is there now of several streams as a consumer of a group ({@code XREADGROUP}), as
   * {@link #xreadgroup(String, String, Map, XReadGroupOptions)} does.
   *
   * @param group the name of the group
   * @param consumer the name of the consumer
   * @param streams at least one key, and what to read there
   * @return the entries of each stream, in the order of the keys
   * @throws IllegalArgumentException if there is no key
   */
  default CompletableFuture<Map<K, List<StreamEntry<K, V>>>> xreadgroup(
      String group, String consumer, Map<? extends K, GroupPosition> streams) {
    return xreadgroup(group, consumer, streams, XReadGroupOptions.DEFAULT);
  }

  /**
   * Reads what is there now of one stream as a consumer of a group ({@code XREADGROUP}), as {@link
   * #xreadgroup(String, String, Map, XReadGroupOptions)} does.
   *
   * @param group the name of the group
   * @param consumer the name of the consumer
   * @param key the key of the stream
   * @param from what to read there
   * @param options how many entries
   * @return the entries; empty if there are none; an entry that was pending and is no longer in the
   *     stream has no fields
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xreadgroup(
      String group, String consumer, K key, GroupPosition from, XReadGroupOptions options) {
    return execute(StreamReads.xreadgroup(format(), null, group, consumer, key, from, options));
  }

  /**
   * Reads what is there now of one stream as a consumer of a group ({@code XREADGROUP}), as {@link
   * #xreadgroup(String, String, Map, XReadGroupOptions)} does.
   *
   * @param group the name of the group
   * @param consumer the name of the consumer
   * @param key the key of the stream
   * @param from what to read there
   * @return the entries; empty if there are none; an entry that was pending and is no longer in the
   *     stream has no fields
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xreadgroup(
      String group, String consumer, K key, GroupPosition from) {
    return xreadgroup(group, consumer, key, from, XReadGroupOptions.DEFAULT);
  }

  /**
   * Acknowledges entries, whichever consumer was given them ({@code XACK}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param ids at least one id
   * @return how many were pending; 0 if stream or group is missing
   * @throws IllegalArgumentException if there is no id
   */
  default CompletableFuture<Long> xack(K key, String group, StreamId... ids) {
    return xack(key, group, Arrays.asList(ids));
  }

  /**
   * Acknowledges entries, whichever consumer was given them ({@code XACK}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param ids at least one id
   * @return how many were pending; 0 if stream or group is missing
   * @throws IllegalArgumentException if there is no id
   */
  default CompletableFuture<Long> xack(K key, String group, Collection<StreamId> ids) {
    CommandBuilder<K, V> command =
        format().command(RedisStreamSpecs.XACK, 2 + count(ids, "id")).key(key).add(group);
    return execute(StreamReads.ids(command, ids).returning(Replies.integer()));
  }

  /**
   * Acknowledges entries and deletes them ({@code XACKDEL}), since Redis 8.2.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param ids at least one id
   * @param policy what becomes of entries that other groups have not acknowledged
   * @return what became of each, in the order of the ids
   * @throws IllegalArgumentException if there is no id
   */
  default CompletableFuture<List<StreamDeletion>> xackdel(
      K key, String group, Collection<StreamId> ids, ReferencePolicy policy) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisStreamSpecs.XACKDEL, 5 + count(ids, "id"))
            .key(key)
            .add(group)
            .add(policy.word())
            .add("IDS")
            .add(ids.size());
    return execute(StreamReads.ids(command, ids).returning(StreamReplies.DELETIONS));
  }

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
   * Lists what is pending, of all consumers ({@code XPENDING} with a range).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param range which ids; {@link StreamRange#above} the last one for the next page
   * @param count how many entries at most, at least one
   * @return the entries, lowest id first
   * @throws IllegalArgumentException if the count is smaller
   */
  default CompletableFuture<List<PendingEntry>> xpendingEntries(
      K key, String group, StreamRange range, long count) {
    return xpendingEntries(key, group, range, count, XPendingOptions.DEFAULT);
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
   * Takes over entries ({@code XCLAIM}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param consumer who takes them over
   * @param minIdle how long ago they must have been delivered, not negative; rounded up to
   *     milliseconds
   * @param ids at least one id
   * @return those that were taken over
   * @throws IllegalArgumentException if there is no id, or the time is negative
   */
  default CompletableFuture<List<StreamEntry<K, V>>> xclaim(
      K key, String group, String consumer, Duration minIdle, Collection<StreamId> ids) {
    return xclaim(key, group, consumer, minIdle, ids, XClaimOptions.DEFAULT);
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
   * Takes over entries without reading them ({@code XCLAIM} with {@code JUSTID}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param consumer who takes them over
   * @param minIdle how long ago they must have been delivered, not negative; rounded up to
   *     milliseconds
   * @param ids at least one id
   * @return the ids of those that were taken over
   * @throws IllegalArgumentException if there is no id, or the time is negative
   */
  default CompletableFuture<List<StreamId>> xclaimJustid(
      K key, String group, String consumer, Duration minIdle, Collection<StreamId> ids) {
    return xclaimJustid(key, group, consumer, minIdle, ids, XClaimOptions.DEFAULT);
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
   * Looks for entries that were delivered long ago, and takes them over ({@code XAUTOCLAIM}), since
   * Redis 6.2. Each call is one step of at most 100 entries; the next one starts where this one
   * says.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param consumer who takes them over
   * @param minIdle how long ago they must have been delivered, not negative; rounded up to
   *     milliseconds
   * @param start the lowest id to look at; {@link StreamId#MIN} for the first step
   * @return those that were taken over, and where to go on
   * @throws IllegalArgumentException if the time is negative
   */
  default CompletableFuture<AutoClaim<StreamEntry<K, V>>> xautoclaim(
      K key, String group, String consumer, Duration minIdle, StreamId start) {
    return xautoclaim(key, group, consumer, minIdle, start, 100);
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

  /**
   * Looks for entries that were delivered long ago, and takes them over without reading them
   * ({@code XAUTOCLAIM} with {@code JUSTID}), since Redis 6.2. Each call is one step of at most 100
   * entries; the next one starts where this one says.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param consumer who takes them over
   * @param minIdle how long ago they must have been delivered, not negative; rounded up to
   *     milliseconds
   * @param start the lowest id to look at; {@link StreamId#MIN} for the first step
   * @return the ids of those that were taken over, and where to go on
   * @throws IllegalArgumentException if the time is negative
   */
  default CompletableFuture<AutoClaim<StreamId>> xautoclaimJustid(
      K key, String group, String consumer, Duration minIdle, StreamId start) {
    return xautoclaimJustid(key, group, consumer, minIdle, start, 100);
  }

  /**
   * Asks about a stream ({@code XINFO STREAM}).
   *
   * @param key the key
   * @return what the server knows of it
   */
  default CompletableFuture<StreamInfo<K, V>> xinfoStream(K key) {
    return execute(
        format()
            .command(RedisStreamSpecs.XINFO_STREAM, 1)
            .key(key)
            .returning(StreamInfoReplies.stream(format())));
  }

  /**
   * Asks about a stream, its groups and their consumers ({@code XINFO STREAM} with {@code FULL}).
   *
   * @param key the key
   * @param count how many entries at most, of the stream and of each list of what is pending; 0 for
   *     all
   * @return all that the server knows of it
   * @throws IllegalArgumentException if the count is negative
   */
  default CompletableFuture<StreamDetails<K, V>> xinfoStreamFull(K key, long count) {
    return execute(
        format()
            .command(RedisStreamSpecs.XINFO_STREAM, 4)
            .key(key)
            .add("FULL")
            .add("COUNT")
            .add(between(count, 0, Long.MAX_VALUE, "count"))
            .returning(StreamDetailsReplies.stream(format())));
  }

  /**
   * Asks about a stream, its groups and their consumers ({@code XINFO STREAM} with {@code FULL}).
   *
   * @param key the key
   * @return what the server knows of it, with the first ten entries of the stream and of each list
   *     of what is pending
   */
  default CompletableFuture<StreamDetails<K, V>> xinfoStreamFull(K key) {
    return xinfoStreamFull(key, 10);
  }

  /**
   * Asks about the groups of a stream ({@code XINFO GROUPS}).
   *
   * @param key the key
   * @return what the server knows of each
   */
  default CompletableFuture<List<StreamGroup>> xinfoGroups(K key) {
    return execute(
        format()
            .command(RedisStreamSpecs.XINFO_GROUPS, 1)
            .key(key)
            .returning(StreamInfoReplies.GROUPS));
  }

  /**
   * Asks about the consumers of a group ({@code XINFO CONSUMERS}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @return what the server knows of each
   */
  default CompletableFuture<List<StreamConsumer>> xinfoConsumers(K key, String group) {
    return execute(
        format()
            .command(RedisStreamSpecs.XINFO_CONSUMERS, 2)
            .key(key)
            .add(group)
            .returning(StreamInfoReplies.CONSUMERS));
  }
}
