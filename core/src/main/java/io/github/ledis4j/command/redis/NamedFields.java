package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A reply of names and values of different types. Names that are not known, which newer servers
 * have, are passed over.
 */
final class NamedFields {
  private final Map<Field<?>, Object> values = new HashMap<>();

  private NamedFields() {}

  /** A name, and how its value is read. */
  record Field<T>(String name, ReplyMapper<T> mapper) {
    private void readInto(Map<Field<?>, Object> values, ReplyReader value) {
      if (!value.isNull()) {
        values.put(this, mapper.map(value));
      }
    }
  }

  static NamedFields read(ReplyReader reply, List<Field<?>> known) {
    NamedFields fields = new NamedFields();
    while (reply.hasNext()) {
      String name = reply.element(ReplyReader::text);
      Field<?> field = find(name, known);
      reply.element(
          value -> {
            if (field != null) {
              field.readInto(fields.values, value);
            }
            return null;
          });
    }
    return fields;
  }

  private static @Nullable Field<?> find(@Nullable String name, List<Field<?>> known) {
    for (Field<?> field : known) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }

  /** The value, or null if the server does not know it. */
  @SuppressWarnings("unchecked") // readInto puts nothing else there
  <T> @Nullable T get(Field<T> field) {
    return (T) values.get(field);
  }

  /** The value, which every server knows. */
  <T> T need(Field<T> field) {
    T value = get(field);
    if (value == null) {
      throw new UnexpectedReplyException("reply has no " + field.name());
    }
    return value;
  }

  OptionalLong optional(Field<Long> field) {
    Long value = get(field);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
