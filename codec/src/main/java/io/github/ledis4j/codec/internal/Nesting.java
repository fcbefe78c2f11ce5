package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyType;

/** The aggregates that a {@link FrameScanner} is inside of, and what each of them still lacks. */
final class Nesting {
  /** The size of an aggregate whose end is announced by a line of its own. */
  static final long STREAMED = -1;

  private final ReplyType[] types;
  private final long[] missing;
  private int depth;
  private int outer;
  private boolean attributeEnded;
  private boolean owesElement;

  Nesting(int mostDepth) {
    this.types = new ReplyType[mostDepth];
    this.missing = new long[mostDepth];
  }

  /** Says how many aggregates are around, which somebody else keeps. */
  void within(int aggregates) {
    outer = aggregates;
  }

  boolean isEmpty() {
    return depth == 0;
  }

  /** How many elements the innermost aggregate lacks; negative while it is streamed. */
  long missing() {
    return missing[depth - 1];
  }

  /** Counts elements that were skipped, fewer than are missing. */
  void skip(int count) {
    missing[depth - 1] -= count;
    owesElement = false;
  }

  /** An element starts, which is what an attribute before it describes. */
  void startElement() {
    owesElement = false;
  }

  /** Goes into an aggregate; answers false if it is empty, and so at its end already. */
  boolean open(ReplyType type, long size) {
    if (size == 0) {
      owesElement = type == ReplyType.ATTRIBUTE;
      return owesElement;
    }
    if (outer + depth == types.length) {
      throw new MalformedReplyException("aggregates nest deeper than " + types.length);
    }
    types[depth] = type;
    missing[depth++] = size;
    return true;
  }

  void endStream() {
    if (owesElement || depth == 0 || missing[depth - 1] >= 0) {
      throw endOfNothing();
    }
    depth--;
    boolean odd = (STREAMED - missing[depth]) % 2 != 0;
    if (types[depth].isPairs() && odd) {
      throw new MalformedReplyException("a streamed map ends with a key that has no value");
    }
    attributeEnded = types[depth] == ReplyType.ATTRIBUTE;
  }

  static MalformedReplyException endOfNothing() {
    return new MalformedReplyException("end of a stream where there is none");
  }

  /** Counts one element of the enclosing aggregate; answers true at the end of the whole reply. */
  boolean endElement() {
    while (true) {
      if (attributeEnded) {
        // Attributes are no element of the aggregate that they stand in: what they describe is.
        attributeEnded = false;
        owesElement = true;
        return false;
      }
      if (depth == 0) {
        return true;
      }
      if (--missing[depth - 1] != 0) {
        return false;
      }
      depth--;
      attributeEnded = types[depth] == ReplyType.ATTRIBUTE;
    }
  }
}
