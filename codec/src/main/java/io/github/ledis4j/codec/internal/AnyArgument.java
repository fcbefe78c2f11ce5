package io.github.ledis4j.codec.internal;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** An argument whose type is known only at run time. */
final class AnyArgument {
  private AnyArgument() {}

  static CommandEncoder add(CommandEncoder encoder, Object value) {
    if (value instanceof String text) {
      return encoder.add(text);
    } else if (value instanceof byte[] bytes) {
      return encoder.add(bytes);
    } else if (value instanceof ByteBuffer bytes) {
      return encoder.add(bytes);
    } else if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      return encoder.add(((Number) value).longValue());
    } else if (value instanceof Double number) {
      return encoder.add(number.doubleValue());
    } else if (value instanceof Float) {
      // By its digits: the double next to 0.1f has more of them.
      return encoder.add(Double.parseDouble(value.toString()));
    } else if (value instanceof BigInteger) {
      return encoder.add(value.toString());
    } else if (value instanceof BigDecimal number) {
      return encoder.add(number.toPlainString());
    }
    requireNonNull(value, "argument");
    throw new IllegalArgumentException(
        "an argument is text, bytes, a ByteBuffer or a number, not a "
            + value.getClass().getName()
            + "; convert it first");
  }
}
