package io.github.ledis4j.internal.pop;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reply to a blocking pop as bytes, which can be put back as they are: key and value, or
 * key and a pair of the key and the value, as LedisDB nests them since 2017.
 */
final class PopReply {
  static final ReplyMapper<@Nullable KeyValue<byte[], byte[]>> MAPPER = PopReply::read;

  private static final ReplyMapper<byte[]> BYTES = Replies.required(Codec.BYTES);

  private PopReply() {}

  private static @Nullable KeyValue<byte[], byte[]> read(ReplyReader reply) {
    if (reply.isNull()) {
      return null;
    }
    byte[] key = reply.element(BYTES);
    return new KeyValue<>(key, reply.element(PopReply::value));
  }

  private static byte[] value(ReplyReader reply) {
    if (reply.type() == ReplyType.ARRAY) {
      reply.element(BYTES);
      return reply.element(BYTES);
    }
    return BYTES.map(reply);
  }
}
