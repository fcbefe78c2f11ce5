package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.codec.UnexpectedReplyException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a frame that {@link FrameScanner} has found whole and well formed, out of the array that
 * holds it. Event-loop confined and used again for every reply.
 */
final class FrameReader extends ElementReader {
  private static final int STREAMED = -1;

  private byte[] frame = NOTHING;
  private int start;
  private int length;

  // The current element: how many elements it still holds, and where the next one of them, or for
  // a scalar whatever follows it, starts.
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

  /** Stands on a reply that is one value, which is known to stand between these two places. */
  FrameReader on(byte[] bytes, int offset, ReplyType announced, int first, int end) {
    frame = bytes;
    start = offset;
    length = end + 2 - offset;
    standOn(announced, first, end);
    return this;
  }

  /** Lets go of the array, so that nothing can be read any more. */
  void release() {
    frame = NOTHING;
    source = NOTHING;
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
    readOneHeader(at);
    // A loop, because a peer may send more attributes in a row than the stack is deep.
    while (type == ReplyType.ATTRIBUTE) {
      skipRest();
      readOneHeader(next);
    }
  }

  private void readOneHeader(int at) {
    if (frame[at] == '$') {
      long header = Header.read(frame, at, frame.length);
      if (header != Header.NONE) {
        standOn(ReplyType.BULK_STRING, Header.next(header), Header.endOfBulk(header) - 2);
        return;
      }
    }
    int end = endOfLine(at + 1);
    ReplyType announced = ReplyType.of(frame[at]);
    if (announced == null) {
      throw new MalformedReplyException("no element where one should start");
    }
    standOn(announced, at + 1, end);
    switch (announced) {
      case BULK_STRING, BULK_ERROR, VERBATIM_STRING -> readBulk(at + 1, end);
      case ARRAY, MAP, SET, PUSH, ATTRIBUTE -> readAggregate(at + 1, end);
      case NULL -> isNull = true;
      default -> {}
    }
  }

  /** Stands on an element whose value is the bytes between these two places. */
  private void standOn(ReplyType announced, int first, int end) {
    type = announced;
    source = frame;
    from = first;
    to = end;
    next = end + 2;
    isNull = false;
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
    source = new byte[sizeOfChunks(start)];
    from = 0;
    to = 0;
    next = start;
    for (int length = nextChunk(); length > 0; length = nextChunk()) {
      System.arraycopy(frame, next, source, to, length);
      to += length;
      next += length + 2;
    }
  }

  private int sizeOfChunks(int start) {
    int size = 0;
    next = start;
    for (int length = nextChunk(); length > 0; length = nextChunk()) {
      size += length;
      next += length + 2;
    }
    return size;
  }

  /** Goes behind the header of a chunk; answers the length of the chunk, 0 at the end. */
  private int nextChunk() {
    int end = endOfLine(next);
    int length = (int) Numbers.length(frame, next + 1, end);
    next = end + 2;
    return length;
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
}
