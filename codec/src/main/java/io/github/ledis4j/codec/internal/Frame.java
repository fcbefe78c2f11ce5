package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyReader;

/** A reader of one whole reply, as the decoders find it; valid during one call only. */
public interface Frame extends ReplyReader {

  /**
   * Makes a reader of the null of RESP3, for commands that end without a reply.
   *
   * @return a reader of its own
   */
  static Frame nullReply() {
    byte[] reply = {'_', '\r', '\n'};
    return new FrameReader().on(reply, 0, reply.length);
  }

  /**
   * Gives how much memory the reply took on its way, roughly.
   *
   * @return bytes
   */
  int frameBytes();

  /** Stands on the whole reply again, as at the start. */
  void rewind();
}
