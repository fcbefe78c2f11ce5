package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.Pairs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to {@link RedisGeoCommands}. */
final class RedisGeoReplies {
  static final ReplyMapper<List<@Nullable String>> HASHES = Replies.list(Replies.text());

  private static final ReplyMapper<GeoCoordinates> COORDINATES =
      reply ->
          new GeoCoordinates(reply.element(Replies.decimal()), reply.element(Replies.decimal()));

  static final ReplyMapper<List<@Nullable GeoCoordinates>> POSITIONS =
      Replies.list(reply -> reply.isNull() ? null : COORDINATES.map(reply));

  private RedisGeoReplies() {}

  static <V> ReplyMapper<List<GeoDistance<V>>> distances(Codec<V> codec) {
    return new Pairs<>(Replies.required(codec), Replies.decimal(), GeoDistance::new);
  }

  static <V> ReplyMapper<List<GeoMatch<V>>> matches(Codec<V> codec) {
    ReplyMapper<V> member = Replies.required(codec);
    return Replies.list(
        reply ->
            new GeoMatch<>(
                reply.element(member),
                reply.element(Replies.decimal()),
                reply.element(Replies.integer()),
                reply.element(COORDINATES)));
  }
}
