package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.codec.ReplyType;

/**
 * Finds where a whole reply ends, and checks every byte of its structure on the way. Keeps its
 * place on a partial reply, so no byte is looked at twice however small the pieces. Event-loop
 * confined.
 */
final class FrameScanner {
  /** Answer of {@link #scan} when the reply is not whole yet. */
  static final int INCOMPLETE = -1;

  private static final int NO_PAYLOAD = -1;

  private final ReplyLimits limits;
  private final Nesting nesting;
  private final long shortBulk;

  private int position;
  private int lineFrom;
  private int payload = NO_PAYLOAD;
  private long chunked = NO_PAYLOAD;
  private boolean formatted;
  private int elements;

  FrameScanner(ReplyLimits limits) {
    this.limits = limits;
    this.nesting = new Nesting(limits.depth());
    this.shortBulk = limits.lineBytes() < ShortBulk.LINE ? -1 : limits.bulkBytes();
  }

  /**
   * Goes on where the last call stopped.
   *
   * @return the length of the reply that starts at {@code start}, or {@link #INCOMPLETE}
   */
  int scan(byte[] bytes, int start, int end) {
    int size = goOn(bytes, start, end - start);
    requireReply(size == INCOMPLETE ? end - start : size);
    return size;
  }

  private void requireReply(long size) {
    if (size > limits.replyBytes()) {
      throw new MalformedReplyException(
          "reply is longer than the limit of " + limits.replyBytes() + " bytes");
    }
  }

  private int goOn(byte[] bytes, int start, int available) {
    while (true) {
      if (payload != NO_PAYLOAD) {
        if (available - position < payload + 2) {
          return INCOMPLETE;
        }
        endPayload(bytes, start);
        if (chunked != NO_PAYLOAD) {
          continue;
        }
      } else {
        if (!nesting.isEmpty() && chunked == NO_PAYLOAD) {
          skipShortBulks(bytes, start, available);
        }
        int line = endOfLine(bytes, start, available);
        if (line == INCOMPLETE) {
          return INCOMPLETE;
        }
        int from = start + position;
        position = line + 2;
        lineFrom = position;
        if (readLine(bytes, from, start + line)) {
          continue;
        }
      }
      if (nesting.endElement()) {
        return endFrame();
      }
    }
  }

  /**
   * Goes over what most aggregates are made of, whole bulk strings, in one look at each; leaves the
   * last element, and whatever is in any way special, to the long way.
   */
  private void skipShortBulks(byte[] bytes, int start, int available) {
    long most = Math.min(nesting.missing() - 1, limits.elements() - elements);
    int end = start + available;
    int at = start + position;
    int count = 0;
    while (count < most) {
      int next = ShortBulk.end(bytes, at, end, shortBulk);
      if (next < 0) {
        break;
      }
      at = next;
      count++;
    }
    if (count > 0) {
      position = at - start;
      lineFrom = position;
      elements += count;
      nesting.skip(count);
    }
  }

  /** Says how long the reply is, or the most that it can be while nobody knows. */
  long announced() {
    return payload == NO_PAYLOAD || !nesting.isEmpty() || chunked != NO_PAYLOAD
        ? Integer.MAX_VALUE
        : (long) position + payload + 2;
  }

  private int endFrame() {
    int length = position;
    position = 0;
    lineFrom = 0;
    elements = 0;
    return length;
  }

  private void endPayload(byte[] bytes, int start) {
    int terminator = start + position + payload;
    if (bytes[terminator] != '\r' || bytes[terminator + 1] != '\n') {
      throw new MalformedReplyException("bulk string does not end where its length says");
    }
    if (formatted && bytes[start + position + 3] != ':') {
      throw new MalformedReplyException("verbatim string without a format");
    }
    formatted = false;
    position += payload + 2;
    lineFrom = position;
    payload = NO_PAYLOAD;
  }

  private int endOfLine(byte[] bytes, int start, int available) {
    int last = start + available - 1;
    for (int i = start + lineFrom; i < last; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        int line = i - start;
        if (line - position > limits.lineBytes()) {
          throw lineTooLong();
        }
        return line;
      }
    }
    lineFrom = Math.max(lineFrom, available - 1);
    if (available - position - 1 > limits.lineBytes()) {
      throw lineTooLong();
    }
    if (available > position && chunked == NO_PAYLOAD) {
      typeOf(bytes[start + position]);
    }
    return INCOMPLETE;
  }

  private MalformedReplyException lineTooLong() {
    return new MalformedReplyException("line is longer than " + limits.lineBytes() + " bytes");
  }

  /** Reads a whole line; answers true if the element that it starts goes on behind it. */
  private boolean readLine(byte[] bytes, int from, int to) {
    if (from == to) {
      throw new MalformedReplyException("empty line where an element should start");
    }
    byte first = bytes[from];
    if (chunked != NO_PAYLOAD) {
      return readChunk(first, bytes, from + 1, to);
    }
    if (first == '.') {
      if (to - from != 1) {
        throw Nesting.endOfNothing();
      }
      nesting.endStream();
      return false;
    }
    countElement();
    ReplyType type = typeOf(first);
    nesting.startElement();
    return switch (type) {
      case SIMPLE_STRING, ERROR -> false;
      case BULK_STRING -> startBulk(bytes, from + 1, to, true);
      case BULK_ERROR -> startBulk(bytes, from + 1, to, false);
      case VERBATIM_STRING -> startVerbatim(bytes, from + 1, to);
      case ARRAY, MAP, SET, PUSH, ATTRIBUTE -> startAggregate(type, bytes, from + 1, to);
      default -> Numbers.check(type, bytes, from + 1, to);
    };
  }

  private void countElement() {
    if (++elements > limits.elements()) {
      throw new MalformedReplyException("reply holds more than " + limits.elements() + " elements");
    }
  }

  private static ReplyType typeOf(byte symbol) {
    ReplyType type = ReplyType.of(symbol);
    if (type == null && symbol != '.') {
      throw new MalformedReplyException("byte " + (symbol & 0xFF) + " starts no element of RESP");
    }
    return type == null ? ReplyType.NULL : type;
  }

  private boolean startBulk(byte[] bytes, int from, int to, boolean mayStreamOrBeNull) {
    if (mayStreamOrBeNull && isStream(bytes, from, to)) {
      chunked = 0;
      return true;
    }
    long size = Numbers.length(bytes, from, to);
    if (size < 0) {
      if (!mayStreamOrBeNull) {
        throw new MalformedReplyException("an error or verbatim string cannot be null");
      }
      return false;
    }
    startPayload(size);
    return true;
  }

  private boolean startVerbatim(byte[] bytes, int from, int to) {
    startBulk(bytes, from, to, false);
    if (payload < 4) {
      throw new MalformedReplyException("verbatim string without a format");
    }
    formatted = true;
    return true;
  }

  private void startPayload(long size) {
    if (size > limits.bulkBytes() || position + size + 2 > Integer.MAX_VALUE - 16) {
      throw new MalformedReplyException(
          "bulk string of " + size + " bytes is over the limit of " + limits.bulkBytes());
    }
    requireReply(position + size + 2);
    payload = (int) size;
  }

  private boolean readChunk(byte first, byte[] bytes, int from, int to) {
    long size = first == ';' ? Numbers.length(bytes, from, to) : -1;
    if (size < 0) {
      throw new MalformedReplyException("a streamed string is made of chunks with a length");
    }
    if (size == 0) {
      chunked = NO_PAYLOAD;
      return false;
    }
    chunked += size;
    startPayload(Math.max(size, chunked));
    payload = (int) size;
    return true;
  }

  private boolean startAggregate(ReplyType type, byte[] bytes, int from, int to) {
    long size;
    if (isStream(bytes, from, to)) {
      size = Nesting.STREAMED;
    } else {
      size = Numbers.length(bytes, from, to);
      if (size < 0) {
        if (type != ReplyType.ARRAY) {
          throw new MalformedReplyException("only an array can be null");
        }
        return false;
      }
      size = type.isPairs() ? 2 * size : size;
      if (size > limits.elements()) {
        throw new MalformedReplyException(
            "aggregate of " + size + " elements is over the limit of " + limits.elements());
      }
    }
    return nesting.open(type, size);
  }

  private static boolean isStream(byte[] bytes, int from, int to) {
    return to - from == 1 && bytes[from] == '?';
  }
}
