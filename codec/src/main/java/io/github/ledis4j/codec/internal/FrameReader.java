package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.MalformedReplyException;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.codec.UnexpectedReplyException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a frame that {@link FrameScanner} has found whole and well formed, out of the array that
 * holds it. Event-loop confined and used again for every reply.
 */
final class FrameReader implements Frame {
  private static final int STREAMED = -1;
  private static final byte[] NOTHING = new byte[0];

  private byte[] frame = NOTHING;
  private int start;
  private int length;

  // The current element: its type, where its value stands, how many elements it still holds, and
  // where the next one of them, or for a scalar whatever follows it, starts.
  private ReplyType type = ReplyType.NULL;
  private boolean isNull;
  private byte[] source = NOTHING;
  private int from;
  private int to;
  private int size;
  private int missing;
  private int next;

  /** Stands on the reply of so many bytes that starts at {@code offset}. */
  FrameReader on(byte[] bytes, int offset, int bytesOfReply) {
    frame = bytes;
    start = offset;
    length = bytesOfReply;
    readHeader(offset);
    return this;
  }

  @Override
  public int frameBytes() {
    return length;
  }

  @Override
  public void rewind() {
    readHeader(start);
  }

  /** Lets go of the array, so that nothing can be read any more. */
  void release() {
    frame = NOTHING;
    source = NOTHING;
  }

  @Override
  public ReplyType type() {
    return type;
  }

  @Override
  public boolean isNull() {
    return isNull;
  }

  @Override
  public long integer() {
    if (type == ReplyType.BOOLEAN) {
      return source[from] == 't' ? 1 : 0;
    }
    requireScalar("an integer");
    if (!type.isError() && Numbers.isInteger(source, from, to)) {
      try {
        return Numbers.parseLong(source, from, to);
      } catch (NumberFormatException e) {
        throw new UnexpectedReplyException("integer does not fit into 64 bits");
      }
    }
    throw unexpected("an integer");
  }

  @Override
  public BigInteger bigInteger() {
    requireScalar("an integer");
    if (type.isError() || !Numbers.isInteger(source, from, to)) {
      throw unexpected("an integer");
    }
    return new BigInteger(Numbers.text(source, from, to));
  }

  @Override
  public double decimal() {
    requireScalar("a number");
    try {
      if (!type.isError()) {
        return Numbers.parseDouble(Numbers.text(source, from, to));
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message for whatever is no number.
    }
    throw unexpected("a number");
  }

  @Override
  public boolean bool() {
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
  public @Nullable String text() {
    if (isNull) {
      return null;
    }
    requireScalar("text");
    return new String(source, from, to - from, StandardCharsets.UTF_8);
  }

  @Override
  public byte @Nullable [] bytes() {
    return value(Codec.BYTES);
  }

  @Override
  public <T> @Nullable T value(Codec<T> codec) {
    if (isNull) {
      return null;
    }
    requireScalar("a string");
    return codec.read(source, from, to - from);
  }

  @Override
  public @Nullable String format() {
    return type == ReplyType.VERBATIM_STRING ? Numbers.text(source, from - 4, from - 1) : null;
  }

  @Override
  public int size() {
    requireAggregate();
    return size;
  }

  @Override
  public boolean hasNext() {
    requireAggregate();
    return missing > 0 || missing == STREAMED && frame[next] != '.';
  }

  @Override
  public <T extends @Nullable Object> T element(ReplyMapper<T> mapper) {
    if (!hasNext()) {
      throw new UnexpectedReplyException("aggregate has no further element");
    }
    ReplyType outerType = type;
    int outerSize = size;
    int outerMissing = missing;
    readHeader(next);
    try {
      return mapper.map(this);
    } finally {
      skipRest();
      // Nothing but an aggregate gets here, so there is no value and no null to put back.
      isNull = false;
      type = outerType;
      size = outerSize;
      missing = outerMissing == STREAMED ? STREAMED : outerMissing - 1;
    }
  }

  private void skipRest() {
    if (!type.isAggregate() || isNull) {
      return;
    }
    while (hasNext()) {
      element(FrameReader::ignore);
    }
    if (missing == STREAMED) {
      next += 3;
    }
  }

  private static @Nullable Void ignore(ReplyReader reply) {
    return null;
  }

  private void readHeader(int at) {
    int line = at + 1;
    int end = endOfLine(line);
    ReplyType announced = ReplyType.of(frame[at]);
    if (announced == null) {
      throw new MalformedReplyException("no element where one should start");
    }
    type = announced;
    source = frame;
    from = line;
    to = end;
    next = end + 2;
    isNull = false;
    switch (announced) {
      case BULK_STRING, BULK_ERROR, VERBATIM_STRING -> readBulk(line, end);
      case ARRAY, MAP, SET, PUSH, ATTRIBUTE -> readAggregate(line, end);
      case NULL -> isNull = true;
      default -> {}
    }
  }

  private int endOfLine(int at) {
    int i = at;
    while (frame[i] != '\r' || frame[i + 1] != '\n') {
      i++;
    }
    return i;
  }

  private void readBulk(int line, int end) {
    if (frame[line] == '?') {
      readChunks(end + 2);
      return;
    }
    int length = (int) Numbers.length(frame, line, end);
    isNull = length < 0;
    if (!isNull) {
      from = type == ReplyType.VERBATIM_STRING ? end + 6 : end + 2;
      to = end + 2 + length;
      next = to + 2;
    }
  }

  private void readChunks(int start) {
    byte[] whole = NOTHING;
    int at = start;
    while (true) {
      int end = endOfLine(at);
      int length = (int) Numbers.length(frame, at + 1, end);
      at = end + 2;
      if (length == 0) {
        break;
      }
      int known = whole.length;
      whole = Arrays.copyOf(whole, known + length);
      System.arraycopy(frame, at, whole, known, length);
      at += length + 2;
    }
    source = whole;
    from = 0;
    to = whole.length;
    next = at;
  }

  private void readAggregate(int line, int end) {
    if (frame[line] == '?') {
      size = STREAMED;
    } else {
      int count = (int) Numbers.length(frame, line, end);
      isNull = count < 0;
      size = isNull ? 0 : type.isPairs() ? 2 * count : count;
    }
    missing = size;
    if (type == ReplyType.ATTRIBUTE) {
      skipRest();
      readHeader(next);
    }
  }

  private void requireScalar(String wanted) {
    if (isNull || type.isAggregate()) {
      throw unexpected(wanted);
    }
  }

  private void requireAggregate() {
    if (!type.isAggregate() && !isNull) {
      throw unexpected("an aggregate");
    }
    if (isNull) {
      size = 0;
      missing = 0;
    }
  }

  private UnexpectedReplyException unexpected(String wanted) {
    return new UnexpectedReplyException(
        "reply is " + (isNull ? "null" : type.toString()) + " where " + wanted + " is expected");
  }
}
