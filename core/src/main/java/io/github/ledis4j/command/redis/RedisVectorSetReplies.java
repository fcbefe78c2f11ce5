package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.Pairs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to {@link RedisVectorSetCommands}. */
final class RedisVectorSetReplies {
  static final ReplyMapper<float @Nullable []> VECTOR = RedisVectorSetReplies::vector;
  static final ReplyMapper<@Nullable RawVector> RAW = RedisVectorSetReplies::raw;
  static final ReplyMapper<@Nullable VectorSetInfo> INFO = RedisVectorSetReplies::info;

  private static final ReplyMapper<String> NAME = Replies.required(Codec.UTF_8);
  private static final ReplyMapper<byte[]> DATA = Replies.required(Codec.BYTES);
  private static final ReplyMapper<Long> NUMBER =
      reply -> reply.type() == ReplyType.INTEGER ? reply.integer() : 0;

  private RedisVectorSetReplies() {}

  static <V> ReplyMapper<List<Similar<V>>> similar(Codec<V> codec) {
    return new Pairs<>(Replies.required(codec), Replies.decimal(), Similar::new);
  }

  /** RESP2 has three elements in turn, RESP3 a map to pairs. */
  static <V> ReplyMapper<List<SimilarWithAttributes<V>>> described(Codec<V> codec) {
    ReplyMapper<V> element = Replies.required(codec);
    return reply -> {
      List<SimilarWithAttributes<V>> all = new ArrayList<>(Math.max(reply.size(), 0));
      while (reply.hasNext()) {
        V one = reply.element(element);
        Description rest = reply.element(RedisVectorSetReplies::description);
        String attributes = rest.whole ? rest.attributes : reply.element(Replies.text());
        all.add(new SimilarWithAttributes<>(one, rest.similarity, attributes));
      }
      return all;
    };
  }

  private record Description(double similarity, @Nullable String attributes, boolean whole) {}

  private static Description description(ReplyReader reply) {
    return reply.type() == ReplyType.ARRAY
        ? new Description(reply.element(Replies.decimal()), reply.element(Replies.text()), true)
        : new Description(reply.decimal(), null, false);
  }

  private static float @Nullable [] vector(ReplyReader reply) {
    if (reply.isNull()) {
      return null;
    }
    float[] vector = new float[reply.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = reply.element(Replies.decimal()).floatValue();
    }
    return vector;
  }

  private static @Nullable RawVector raw(ReplyReader reply) {
    if (reply.isNull()) {
      return null;
    }
    return new RawVector(
        reply.element(NAME),
        reply.element(DATA),
        reply.element(Replies.decimal()),
        reply.hasNext() ? reply.element(Replies.decimal()) : null);
  }

  private static @Nullable VectorSetInfo info(ReplyReader reply) {
    if (reply.isNull()) {
      return null;
    }
    String quantization = "";
    Map<String, Long> numbers = new HashMap<>();
    while (reply.hasNext()) {
      String name = reply.element(NAME);
      if (name.equals("quant-type")) {
        quantization = reply.element(NAME);
      } else {
        numbers.put(name, reply.element(NUMBER));
      }
    }
    return new VectorSetInfo(
        quantization,
        numbers.getOrDefault("vector-dim", 0L),
        numbers.getOrDefault("projection-input-dim", 0L),
        numbers.getOrDefault("size", 0L),
        numbers.getOrDefault("attributes-count", 0L),
        numbers.getOrDefault("hnsw-m", 0L),
        numbers.getOrDefault("max-level", 0L));
  }
}
