package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;
import static io.github.ledis4j.internal.command.Arguments.countOf;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.scan.FieldValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on streams: logs of entries, each with an id and fields. Those that wait
 * for entries are in {@link RedisStreamBlockingCommands}. Unlike other collections a stream stays
 * when it loses its last entry.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface RedisStreamCommands<K, V>
    extends RedisStreamGroupCommands<K, V>,
        RedisStreamPendingCommands<K, V>,
        RedisStreamInfoCommands<K, V> {

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
    List<StreamId> all = atLeastOne(ids, "id");
    CommandBuilder<K, V> command = format().command(RedisStreamSpecs.XDEL, 1 + all.size()).key(key);
    return execute(StreamReads.ids(command, all).returning(Replies.integer()));
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
   * @return true
   */
  default CompletableFuture<Boolean> xsetid(K key, StreamId last, XSetIdOptions options) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisStreamSpecs.XSETID, 2 + options.arguments())
            .key(key)
            .add(last.toString());
    return execute(options.addTo(command).returning(Replies.ok()));
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
}
