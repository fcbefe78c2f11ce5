package io.github.ledis4j.command.redis.stream;

import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.ADDED;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.FIRST_ID;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.LAG;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.LAST_DELIVERED;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.LAST_GENERATED;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.LENGTH;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.MAX_DELETED;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.NAME;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.READ;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.TREE_KEYS;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.TREE_NODES;
import static io.github.ledis4j.command.redis.stream.StreamInfoReplies.number;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.NamedFields;
import io.github.ledis4j.internal.command.NamedFields.Field;
import java.time.Instant;
import java.util.List;

/** The shape of the reply to {@code XINFO STREAM} with {@code FULL}. */
final class StreamDetailsReplies {
  private static final Field<Long> PENDING_COUNT = number("pel-count");
  private static final Field<Long> SEEN = number("seen-time");
  private static final Field<Long> ACTIVE = number("active-time");

  private static final Field<List<Delivery>> OF_ONE =
      new Field<>("pending", Replies.list(StreamDetailsReplies::delivery));
  private static final List<Field<?>> OF_CONSUMER =
      List.of(NAME, SEEN, ACTIVE, PENDING_COUNT, OF_ONE);

  private static final Field<List<PendingDelivery>> OF_ALL =
      new Field<>(
          "pending",
          Replies.list(
              reply -> {
                StreamId id = reply.element(StreamReplies.ID);
                String consumer = reply.element(StreamReplies.NAME);
                return delivery(reply, id).to(consumer);
              }));
  private static final Field<List<StreamConsumerDetails>> CONSUMERS =
      new Field<>("consumers", Replies.list(StreamDetailsReplies::consumer));
  private static final List<Field<?>> OF_GROUP =
      List.of(NAME, LAST_DELIVERED, READ, LAG, PENDING_COUNT, OF_ALL, CONSUMERS);

  private static final Field<List<StreamGroupDetails>> GROUPS =
      new Field<>("groups", Replies.list(StreamDetailsReplies::group));

  private StreamDetailsReplies() {}

  /** What a consumer's own list says, which does not repeat its name. */
  private record Delivery(StreamId id, long millis, long deliveries) {
    PendingDelivery to(String consumer) {
      return new StreamReports.Delivery(id, consumer, Instant.ofEpochMilli(millis), deliveries);
    }
  }

  private static Delivery delivery(ReplyReader reply) {
    return delivery(reply, reply.element(StreamReplies.ID));
  }

  private static Delivery delivery(ReplyReader reply, StreamId id) {
    return new Delivery(id, reply.element(Replies.integer()), reply.element(Replies.integer()));
  }

  static <K, V> ReplyMapper<StreamDetails<K, V>> stream(Format<K, V> format) {
    Field<List<StreamEntry<K, V>>> entries = new Field<>("entries", StreamReplies.entries(format));
    List<Field<?>> known =
        List.of(
            LENGTH,
            TREE_KEYS,
            TREE_NODES,
            LAST_GENERATED,
            MAX_DELETED,
            ADDED,
            FIRST_ID,
            entries,
            GROUPS);
    return reply -> {
      NamedFields fields = NamedFields.read(reply, known);
      return new StreamReports.Details<>(
          fields.need(LENGTH),
          fields.need(TREE_KEYS),
          fields.need(TREE_NODES),
          fields.need(LAST_GENERATED),
          fields.get(MAX_DELETED),
          fields.get(ADDED),
          fields.get(FIRST_ID),
          fields.need(entries),
          fields.need(GROUPS));
    };
  }

  private static StreamGroupDetails group(ReplyReader reply) {
    NamedFields fields = NamedFields.read(reply, OF_GROUP);
    return new StreamReports.GroupDetails(
        fields.need(NAME),
        fields.need(LAST_DELIVERED),
        fields.get(READ),
        fields.get(LAG),
        fields.need(PENDING_COUNT),
        fields.need(OF_ALL),
        fields.need(CONSUMERS));
  }

  private static StreamConsumerDetails consumer(ReplyReader reply) {
    NamedFields fields = NamedFields.read(reply, OF_CONSUMER);
    String name = fields.need(NAME);
    Long active = fields.get(ACTIVE);
    return new StreamReports.ConsumerDetails(
        name,
        Instant.ofEpochMilli(fields.need(SEEN)),
        active == null || active < 0 ? null : Instant.ofEpochMilli(active),
        fields.need(PENDING_COUNT),
        fields.need(OF_ONE).stream().map(delivery -> delivery.to(name)).toList());
  }
}
