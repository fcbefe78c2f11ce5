package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.codec.UnexpectedReplyException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What both parsers share: reading the value of the one element that a reader stands on. */
abstract class ElementReader implements Frame {
  static final byte[] NOTHING = new byte[0];

  ReplyType type = ReplyType.NULL;
  boolean isNull;

  // Where the value of a scalar stands.
  byte[] source = NOTHING;
  int from;
  int to;

  /** Whether the array holds nothing else and nobody else has it, so that it may become a value. */
  boolean own;

  @Override
  public final ReplyType type() {
    return type;
  }

  @Override
  public final boolean isNull() {
    return isNull;
  }

  @Override
  public final long integer() {
    if (type == ReplyType.BOOLEAN) {
      return source[from] == 't' ? 1 : 0;
    }
    requireScalar("an integer");
    if (Numbers.isInteger(source, from, to)) {
      try {
        return Numbers.parseLong(source, from, to);
      } catch (NumberFormatException e) {
        throw new UnexpectedReplyException("integer does not fit into 64 bits");
      }
    }
    throw unexpected("an integer");
  }

  @Override
  public final BigInteger bigInteger() {
    requireScalar("an integer");
    if (!Numbers.isInteger(source, from, to)) {
      throw unexpected("an integer");
    }
    return new BigInteger(Numbers.text(source, from, to));
  }

  @Override
  public final double decimal() {
    requireScalar("a number");
    try {
      return Numbers.parseDouble(Numbers.text(source, from, to));
    } catch (NumberFormatException e) {
      throw unexpected("a number");
    }
  }

  @Override
  public final boolean bool() {
    if (isNull) {
      return false;
    }
    if (type == ReplyType.BOOLEAN) {
      return source[from] == 't';
    }
    if (type == ReplyType.INTEGER
        && to - from == 1
        && (source[from] == '0' || source[from] == '1')) {
      return source[from] == '1';
    }
    throw unexpected("a boolean");
  }

  @Override
  public final @Nullable String text() {
    if (isNull) {
      return null;
    }
    requireScalar("text");
    return text(source, from, to - from);
  }

  static String text(byte[] source, int from, int length) {
    if (length == 2 && source[from] == 'O' && source[from + 1] == 'K') {
      // The answer to most writes, not worth a string of its own each time.
      return "OK";
    }
    return Codec.UTF_8.read(source, from, length);
  }

  @Override
  public final @Nullable String error() {
    return type.isError() ? new String(source, from, to - from, StandardCharsets.UTF_8) : null;
  }

  @Override
  public final byte @Nullable [] bytes() {
    return value(Codec.BYTES);
  }

  @Override
  @SuppressWarnings("unchecked") // bytes are what the codec of bytes reads
  public final <T> @Nullable T value(Codec<T> codec) {
    if (isNull) {
      return null;
    }
    requireScalar("a string");
    if (own && codec instanceof BytesCodec) {
      own = false;
      return (T) source;
    }
    return CodecCalls.read(codec, source, from, to - from);
  }

  @Override
  public final @Nullable String format() {
    return type == ReplyType.VERBATIM_STRING ? Numbers.text(source, from - 4, from - 1) : null;
  }

  private void requireScalar(String wanted) {
    if (isNull || type.isAggregate() || type.isError()) {
      throw unexpected(wanted);
    }
  }

  final UnexpectedReplyException unexpected(String wanted) {
    String error = error();
    return new UnexpectedReplyException(
        "reply is "
            + (isNull ? "null" : type.toString())
            + " where "
            + wanted
            + " is expected"
            + (error == null ? "" : ": " + error),
        error != null);
  }
}
