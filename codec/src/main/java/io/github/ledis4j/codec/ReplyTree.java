package io.github.ledis4j.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds and reads trees of replies. */
final class ReplyTree {
  private ReplyTree() {}

  static Reply of(ReplyReader reader) {
    if (reader.isNull()) {
      return Reply.NULL;
    }
    ReplyType type = reader.type();
    return switch (type) {
      case INTEGER -> new Reply.Int(reader.integer());
      case BOOLEAN -> new Reply.Bool(reader.bool());
      case DOUBLE -> new Reply.Decimal(reader.decimal());
      case BIG_NUMBER -> new Reply.BigNumber(reader.bigInteger());
      case ERROR, BULK_ERROR -> new Reply.Error(String.valueOf(reader.error()));
      case NULL -> Reply.NULL;
      case SIMPLE_STRING, BULK_STRING, VERBATIM_STRING -> new Reply.Text(content(reader), type);
      case ARRAY, SET, MAP, PUSH, ATTRIBUTE -> new Reply.Aggregate(type, elements(reader));
    };
  }

  private static byte[] content(ReplyReader reader) {
    byte[] bytes = reader.bytes();
    return bytes == null ? new byte[0] : bytes;
  }

  private static List<Reply> elements(ReplyReader reader) {
    // The whole reply is there, so its size is more than an announcement.
    List<Reply> elements = new ArrayList<>(Math.max(reader.size(), 0));
    while (reader.hasNext()) {
      elements.add(reader.element(ReplyTree::of));
    }
    return elements;
  }

  /** Reads keys and values in turn. */
  static Map<String, Reply> map(List<Reply> elements) {
    if (elements.size() % 2 != 0) {
      throw new UnexpectedReplyException("reply has a key without a value");
    }
    Map<String, Reply> map = new LinkedHashMap<>();
    for (int i = 0; i < elements.size(); i += 2) {
      map.put(String.valueOf(elements.get(i).text()), elements.get(i + 1));
    }
    return Collections.unmodifiableMap(map);
  }
}
