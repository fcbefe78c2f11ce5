package io.github.ledis4j.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ledis4j.command.ledis.ScoredMember;
import io.github.ledis4j.replay.Answer.Kind;
import io.github.ledis4j.scan.FieldValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the value of a typed method as the reply that it was made of. */
final class TypedValues {
  private TypedValues() {}

  /** The reply that a value stands for; where a type stands for several, of the expected kind. */
  static Answer answer(@Nullable Object value, Answer expected) {
    if (value == null) {
      // A method without a result stands for the status of what was done.
      return expected.isNull() || expected.equals(status(true)) ? expected : Answer.NULL;
    }
    if (value instanceof Answer answer) {
      return answer;
    }
    if (value instanceof Boolean flag) {
      boolean status = expected.kind() == Kind.STATUS;
      return status ? status(flag) : Answer.of(Kind.INTEGER, flag ? "1" : "0");
    }
    if (value instanceof Long number) {
      boolean bulk = expected.kind() == Kind.BULK;
      return Answer.of(bulk ? Kind.BULK : Kind.INTEGER, number.toString());
    }
    if (value instanceof byte[] bytes) {
      return Answer.of(Kind.BULK, new String(bytes, ISO_8859_1));
    }
    if (value instanceof String text) {
      return Answer.of(expected.kind() == Kind.STATUS ? Kind.STATUS : Kind.BULK, text);
    }
    return array(flat(value), expected);
  }

  private static Answer status(boolean done) {
    return Answer.of(Kind.STATUS, done ? "OK" : "NOKEY");
  }

  private static Answer array(List<@Nullable Object> values, Answer expected) {
    List<Answer> elements = new ArrayList<>();
    for (Object value : values) {
      int index = elements.size();
      boolean known = index < expected.elements().size();
      elements.add(answer(value, known ? expected.elements().get(index) : Answer.NULL));
    }
    return Answer.array(elements);
  }

  private static List<@Nullable Object> flat(Object value) {
    List<@Nullable Object> flat = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, content) -> {
            flat.add(name);
            flat.add(content);
          });
    } else {
      for (Object element : (Collection<?>) value) {
        if (element instanceof ScoredMember<?> scored) {
          flat.add(scored.member());
          flat.add(Long.toString(scored.score()));
        } else if (element instanceof FieldValue<?, ?> field) {
          flat.add(field.field());
          flat.add(field.value());
        } else {
          flat.add(element);
        }
      }
    }
    return flat;
  }
}
