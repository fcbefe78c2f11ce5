package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyType;

/**
 * Finds where a whole reply ends, or a whole element of an aggregate that somebody else reads, and
 * checks every byte of its structure on the way. Keeps its place in a part, so no byte is looked at
 * twice however small the pieces. Event-loop confined.
 */
final class FrameScanner {
  /** Answer of {@link #scan} when the reply is not whole yet. */
  static final int INCOMPLETE = -1;

  private static final int NO_PAYLOAD = -1;

  private final ReplyTally tally;
  private final Nesting nesting;

  private int position;
  private int lineFrom;
  private int payload = NO_PAYLOAD;
  private long chunked = NO_PAYLOAD;
  private boolean formatted;

  /**
   * Starts at the beginning of a reply.
   *
   * @param tally counts the elements, and is told by others where a reply ends
   * @param depth the deepest nesting of aggregates
   */
  FrameScanner(ReplyTally tally, int depth) {
    this.tally = tally;
    this.nesting = new Nesting(depth);
  }

  /** Tells whether the next byte starts something new. */
  boolean isAtStart() {
    return lineFrom == 0;
  }

  /** Says how many aggregates are around what is scanned from now on. */
  void within(int aggregates) {
    nesting.within(aggregates);
  }

  /**
   * Goes on where the last call stopped.
   *
   * @return the length of what starts at {@code start}, or {@link #INCOMPLETE}
   */
  int scan(byte[] bytes, int start, int end) {
    int available = end - start;
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
        skipBulks(bytes, start, available);
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
  private void skipBulks(byte[] bytes, int start, int available) {
    if (nesting.isEmpty() || chunked != NO_PAYLOAD) {
      return;
    }
    long most = Math.min(nesting.missing() - 1, tally.elementsLeft());
    int end = start + available;
    int at = start + position;
    int count = 0;
    while (count < most && at < end) {
      long header = Header.ofBulk(bytes, at, end, tally.plainBulk());
      if (header == Header.NONE) {
        break;
      }
      at = Header.endOfBulk(header);
      count++;
    }
    if (count > 0) {
      position = at - start;
      lineFrom = position;
      tally.elements(count);
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
    return length;
  }

  private void endPayload(byte[] bytes, int start) {
    requireEndOfBulk(bytes, start + position + payload);
    if (formatted && bytes[start + position + 3] != ':') {
      throw new MalformedReplyException("verbatim string without a format");
    }
    formatted = false;
    position += payload + 2;
    lineFrom = position;
    payload = NO_PAYLOAD;
  }

  static void requireEndOfBulk(byte[] bytes, int at) {
    if (bytes[at] != '\r' || bytes[at + 1] != '\n') {
      throw new MalformedReplyException("bulk string does not end where its length says");
    }
  }

  private int endOfLine(byte[] bytes, int start, int available) {
    int last = start + available - 1;
    for (int i = start + lineFrom; i < last; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        int line = i - start;
        tally.requireLine(line - position);
        return line;
      }
    }
    lineFrom = Math.max(lineFrom, available - 1);
    tally.requireLine(available - position - 1);
    if (available > position && chunked == NO_PAYLOAD) {
      typeOf(bytes[start + position]);
    }
    return INCOMPLETE;
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
    tally.element();
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
    tally.requireBulk(position, size);
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
      tally.requireAggregate(size);
    }
    return nesting.open(type, size);
  }

  private static boolean isStream(byte[] bytes, int from, int to) {
    return to - from == 1 && bytes[from] == '?';
  }
}
