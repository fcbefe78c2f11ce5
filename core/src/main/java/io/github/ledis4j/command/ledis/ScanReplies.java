package io.github.ledis4j.command.ledis;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.ArrayList;
import java.util.List;

/** The shapes of the replies to {@link LedisScanCommands}. */
final class ScanReplies {
  private static final ReplyMapper<byte[]> CURSOR = Replies.required(Codec.BYTES);

  private ScanReplies() {}

  /** Reads a page, its elements with the mapper that is given the whole list of them. */
  static <T> ReplyMapper<ScanPage<T>> page(ReplyMapper<List<T>> items) {
    return reply -> {
      ScanCursor next = ScanCursor.of(reply.element(CURSOR));
      return new ScanPage<>(reply.element(items), next);
    };
  }

  /** Reads fields and values in turn. */
  static <K, V> ReplyMapper<List<FieldValue<K, V>>> fields(Format<K, V> format) {
    ReplyMapper<K> field = Replies.required(format.keyCodec());
    ReplyMapper<V> value = Replies.required(format.valueCodec());
    return reply -> {
      List<FieldValue<K, V>> list = new ArrayList<>(Math.max(reply.size(), 0) / 2);
      while (reply.hasNext()) {
        list.add(new FieldValue<>(reply.element(field), reply.element(value)));
      }
      return list;
    };
  }
}
