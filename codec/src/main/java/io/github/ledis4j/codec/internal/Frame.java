package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyReader;

/** A reader of one whole reply, as the decoders fire it; valid during that call only. */
public interface Frame extends ReplyReader {

  /** Gives how much memory the reply took on its way, in bytes, roughly. */
  int frameBytes();

  /** Stands on the whole reply again, as at the start. */
  void rewind();
}
