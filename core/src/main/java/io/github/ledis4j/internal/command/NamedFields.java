package io.github.ledis4j.internal.command;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reply of names and values of different types. Names that are not known, which newer servers
 * have, are passed over.
 */
public final class NamedFields {
  private final Map<Field<?>, Object> values = new HashMap<>();

  private NamedFields() {}

  /**
   * A name, and how its value is read.
   *
   * @param name the name
   * @param mapper reads the value
   * @param <T> the type of the value
   */
  public record Field<T>(String name, ReplyMapper<T> mapper) {
    private void readInto(Map<Field<?>, Object> values, ReplyReader value) {
      if (!value.isNull()) {
        values.put(this, mapper.map(value));
      }
    }
  }

  /**
   * Reads a reply.
   *
   * @param reply names and values
   * @param known what to keep
   */
  public static NamedFields read(ReplyReader reply, List<Field<?>> known) {
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
  public <T> @Nullable T get(Field<T> field) {
    return (T) values.get(field);
  }

  /** The value, which every server knows. */
  public <T> T need(Field<T> field) {
    T value = get(field);
    if (value == null) {
      throw new UnexpectedReplyException("reply has no " + field.name());
    }
    return value;
  }
}
