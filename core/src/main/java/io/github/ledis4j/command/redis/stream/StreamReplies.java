package io.github.ledis4j.command.redis.stream;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.BytesMap;
import io.github.ledis4j.internal.command.Pairs;
import io.github.ledis4j.scan.FieldValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to the commands on streams. */
final class StreamReplies {
  /**
   * The name of a group or a consumer. One that is not UTF-8 fails the command: with anything in
   * its place the name would be that of another.
   */
  static final ReplyMapper<String> NAME = Replies.required(Codec.UTF_8);

  static final ReplyMapper<@Nullable StreamId> ID_OR_NULL = StreamReplies::idOrNull;
  static final ReplyMapper<StreamId> ID = StreamReplies::id;
  static final ReplyMapper<List<StreamId>> IDS = Replies.list(ID);
  static final ReplyMapper<Duration> MILLIS = reply -> Duration.ofMillis(reply.integer());
  static final ReplyMapper<AutoClaim<StreamId>> AUTO_CLAIMED_IDS = autoClaim(IDS);
  static final ReplyMapper<List<StreamDeletion>> DELETIONS = Replies.list(StreamReplies::deletion);
  static final ReplyMapper<PendingSummary> PENDING = StreamReplies::pending;
  static final ReplyMapper<List<PendingEntry>> PENDING_ENTRIES =
      Replies.list(
          reply ->
              new StreamReports.Pending(
                  reply.element(ID),
                  reply.element(NAME),
                  reply.element(MILLIS),
                  reply.element(Replies.integer())));

  private static final ReplyMapper<List<Map.Entry<String, Long>>> PENDING_CONSUMERS =
      new Pairs<>(NAME, Replies.integer(), Map::entry);

  private StreamReplies() {}

  private static @Nullable StreamId idOrNull(ReplyReader reply) {
    String text = reply.text();
    try {
      return text == null ? null : StreamId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnexpectedReplyException("reply is no id of a stream");
    }
  }

  private static StreamId id(ReplyReader reply) {
    StreamId id = idOrNull(reply);
    if (id == null) {
      throw new UnexpectedReplyException("reply is null where an id of a stream is expected");
    }
    return id;
  }

  private static StreamDeletion deletion(ReplyReader reply) {
    return switch (Math.toIntExact(reply.integer())) {
      case -1 -> StreamDeletion.MISSING;
      case 1 -> StreamDeletion.DELETED;
      case 2 -> StreamDeletion.KEPT;
      default -> throw new UnexpectedReplyException("no answer that a deletion can have");
    };
  }

  private static PendingSummary pending(ReplyReader reply) {
    long count = reply.element(Replies.integer());
    StreamId lowest = reply.element(ID_OR_NULL);
    StreamId highest = reply.element(ID_OR_NULL);
    Map<String, Long> consumers = new LinkedHashMap<>();
    reply
        .element(PENDING_CONSUMERS)
        .forEach(consumer -> consumers.put(consumer.getKey(), consumer.getValue()));
    return new StreamReports.Summary(count, lowest, highest, consumers);
  }

  /** Reads an entry, or null for one that is no longer there. */
  static <K, V> ReplyMapper<@Nullable StreamEntry<K, V>> entry(Format<K, V> format) {
    ReplyMapper<List<FieldValue<K, V>>> pairs =
        new Pairs<>(
            Replies.required(format.keyCodec()),
            Replies.required(format.valueCodec()),
            FieldValue::new);
    return reply -> reply.isNull() ? null : StreamEntry.of(reply.element(ID), reply.element(pairs));
  }

  /** Reads entries; Redis 6.2 says null for those that are no longer there when it claims them. */
  static <K, V> ReplyMapper<List<StreamEntry<K, V>>> entries(Format<K, V> format) {
    ReplyMapper<@Nullable StreamEntry<K, V>> element = entry(format);
    return reply -> {
      List<StreamEntry<K, V>> entries = new ArrayList<>(Math.max(reply.size(), 0));
      while (reply.hasNext()) {
        StreamEntry<K, V> entry = reply.element(element);
        if (entry != null) {
          entries.add(entry);
        }
      }
      return Collections.unmodifiableList(entries);
    };
  }

  /** Reads the entries of several streams. */
  static <K, V> ReplyMapper<Map<K, List<StreamEntry<K, V>>>> streams(Format<K, V> format) {
    ReplyMapper<List<Map.Entry<K, List<StreamEntry<K, V>>>>> pairs =
        new Pairs<>(Replies.required(format.keyCodec()), entries(format), Map::entry);
    return reply -> {
      List<Map.Entry<K, List<StreamEntry<K, V>>>> all = pairs.map(reply);
      K first = all.isEmpty() ? null : all.get(0).getKey();
      Map<K, List<StreamEntry<K, V>>> streams = BytesMap.forKey(first, all.size());
      all.forEach(stream -> streams.put(stream.getKey(), stream.getValue()));
      return Collections.unmodifiableMap(streams);
    };
  }

  /** Reads the entries of the only stream that was asked for; there is no stream if it has none. */
  static <K, V> ReplyMapper<List<StreamEntry<K, V>>> stream(Format<K, V> format) {
    ReplyMapper<Map<K, List<StreamEntry<K, V>>>> streams = streams(format);
    return reply -> {
      Map<K, List<StreamEntry<K, V>>> one = streams.map(reply);
      return one.isEmpty() ? List.of() : one.values().iterator().next();
    };
  }

  /** Reads what was claimed; Redis 6.2 does not say what is no longer there. */
  static <T> ReplyMapper<AutoClaim<T>> autoClaim(ReplyMapper<List<T>> claimed) {
    return reply ->
        new StreamReports.Claimed<>(
            reply.element(ID),
            reply.element(claimed),
            reply.hasNext() ? reply.element(IDS) : List.of());
  }
}
