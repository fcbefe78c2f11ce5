package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyMapper;
import org.jspecify.annotations.Nullable;

/** Takes the replies that a decoder finds, in their order, on the event loop. */
public interface FrameSink {

  /**
   * Tells what reads the reply that begins, so that it can be read while it comes.
   *
   * @return the mapper that {@link #take} hands this reply to if it is no error, and nobody else;
   *     null if that shows only when the reply is there
   */
  @Nullable ReplyMapper<?> expected();

  /**
   * Takes a reply.
   *
   * @param reply valid during this call only
   */
  void take(Frame reply);
}
