package io.github.ledis4j.command.redis.stream;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.NamedFields;
import io.github.ledis4j.internal.command.NamedFields.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of the short replies to {@code XINFO}. */
final class StreamInfoReplies {
  static final Field<String> NAME = new Field<>("name", StreamReplies.NAME);
  static final Field<Long> LENGTH = number("length");
  static final Field<Long> TREE_KEYS = number("radix-tree-keys");
  static final Field<Long> TREE_NODES = number("radix-tree-nodes");
  static final Field<Long> ADDED = number("entries-added");
  static final Field<Long> READ = number("entries-read");
  static final Field<Long> LAG = number("lag");
  static final Field<StreamId> LAST_GENERATED = id("last-generated-id");
  static final Field<StreamId> LAST_DELIVERED = id("last-delivered-id");
  static final Field<StreamId> MAX_DELETED = id("max-deleted-entry-id");
  static final Field<StreamId> FIRST_ID = id("recorded-first-entry-id");

  private static final Field<Long> GROUP_COUNT = number("groups");
  private static final Field<Long> CONSUMER_COUNT = number("consumers");
  private static final Field<Long> PENDING = number("pending");
  private static final Field<Long> IDLE = number("idle");
  private static final Field<Long> INACTIVE = number("inactive");

  private static final List<Field<?>> OF_STREAM =
      List.of(
          LENGTH, TREE_KEYS, TREE_NODES, GROUP_COUNT, LAST_GENERATED, MAX_DELETED, ADDED, FIRST_ID);
  private static final List<Field<?>> OF_GROUP =
      List.of(NAME, CONSUMER_COUNT, PENDING, LAST_DELIVERED, READ, LAG);
  private static final List<Field<?>> OF_CONSUMER = List.of(NAME, PENDING, IDLE, INACTIVE);

  static final ReplyMapper<List<StreamGroup>> GROUPS = Replies.list(StreamInfoReplies::group);
  static final ReplyMapper<List<StreamConsumer>> CONSUMERS =
      Replies.list(StreamInfoReplies::consumer);

  private StreamInfoReplies() {}

  static Field<Long> number(String name) {
    return new Field<>(name, Replies.integer());
  }

  private static Field<StreamId> id(String name) {
    return new Field<>(name, StreamReplies.ID);
  }

  static <K, V> ReplyMapper<StreamInfo<K, V>> stream(Format<K, V> format) {
    ReplyMapper<@Nullable StreamEntry<K, V>> entry = StreamReplies.entry(format);
    Field<StreamEntry<K, V>> first = new Field<>("first-entry", entry);
    Field<StreamEntry<K, V>> last = new Field<>("last-entry", entry);
    List<Field<?>> known = new ArrayList<>(OF_STREAM);
    known.add(first);
    known.add(last);
    return reply -> {
      NamedFields fields = NamedFields.read(reply, known);
      return new StreamReports.Info<>(
          fields.need(LENGTH),
          fields.need(TREE_KEYS),
          fields.need(TREE_NODES),
          fields.need(GROUP_COUNT),
          fields.need(LAST_GENERATED),
          fields.get(MAX_DELETED),
          fields.get(ADDED),
          fields.get(FIRST_ID),
          fields.get(first),
          fields.get(last));
    };
  }

  private static StreamGroup group(ReplyReader reply) {
    NamedFields fields = NamedFields.read(reply, OF_GROUP);
    return new StreamReports.Group(
        fields.need(NAME),
        fields.need(CONSUMER_COUNT),
        fields.need(PENDING),
        fields.need(LAST_DELIVERED),
        fields.get(READ),
        fields.get(LAG));
  }

  private static StreamConsumer consumer(ReplyReader reply) {
    NamedFields fields = NamedFields.read(reply, OF_CONSUMER);
    Long inactive = fields.get(INACTIVE);
    return new StreamReports.Consumer(
        fields.need(NAME),
        fields.need(PENDING),
        Duration.ofMillis(fields.need(IDLE)),
        inactive == null || inactive < 0 ? null : Duration.ofMillis(inactive));
  }
}
