package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.internal.command.Arguments.atLeastOne;
import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis on groups of consumers, who share the entries of a stream: each entry is
 * given to one of them, and remembered as pending until that one acknowledges it. Groups and
 * consumers have names in UTF-8.
 *
 * <p>A missing stream or group is answered with an error whose code is {@code NOGROUP}, unless a
 * method says otherwise.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public interface RedisStreamGroupCommands<K, V> extends CommandSink<K, V> {

  /**
   * Makes a group ({@code XGROUP CREATE}). One that is there already is answered with an error
   * whose code is {@code BUSYGROUP}, a missing stream with an error, too.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param start where it starts to read; not {@link StreamPosition#LAST}
   * @param options whether to make the stream
   * @return true
   * @throws IllegalArgumentException if a group cannot start there
   */
  default CompletableFuture<Boolean> xgroupCreate(
      K key, String group, StreamPosition start, XGroupCreateOptions options) {
    CommandBuilder<K, V> command =
        format()
            .command(RedisStreamSpecs.XGROUP_CREATE, 3 + options.arguments())
            .key(key)
            .add(group)
            .add(start.ofGroup());
    return execute(options.addTo(command).returning(Replies.ok()));
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
   * @return true
   * @throws IllegalArgumentException if a group cannot start there
   */
  default CompletableFuture<Boolean> xgroupSetid(K key, String group, StreamPosition start) {
    return execute(
        format()
            .command(RedisStreamSpecs.XGROUP_SETID, 3)
            .key(key)
            .add(group)
            .add(start.ofGroup())
            .returning(Replies.ok()));
  }

  /**
   * Sets where a group goes on reading ({@code XGROUP SETID} with {@code ENTRIESREAD}), since Redis
   * 7.0.
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param start where it goes on; not {@link StreamPosition#LAST}
   * @param entriesRead how many entries lie before that, at least 0
   * @return true
   * @throws IllegalArgumentException if a group cannot start there, or the number is negative
   */
  default CompletableFuture<Boolean> xgroupSetid(
      K key, String group, StreamPosition start, long entriesRead) {
    return execute(
        format()
            .command(RedisStreamSpecs.XGROUP_SETID, 5)
            .key(key)
            .add(group)
            .add(start.ofGroup())
            .add("ENTRIESREAD")
            .add(between(entriesRead, 0, Long.MAX_VALUE, "entries"))
            .returning(Replies.ok()));
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
   * Acknowledges entries, whichever consumer was given them ({@code XACK}).
   *
   * @param key the key of the stream
   * @param group the name of the group
   * @param ids at least one id
   * @return how many were pending; 0 if stream or group is missing
   * @throws IllegalArgumentException if there is no id
   */
  default CompletableFuture<Long> xack(K key, String group, StreamId... ids) {
    List<StreamId> all = atLeastOne(ids, "id");
    CommandBuilder<K, V> command =
        format().command(RedisStreamSpecs.XACK, 2 + all.size()).key(key).add(group);
    return execute(StreamReads.ids(command, all).returning(Replies.integer()));
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
}
