package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.ReplyReader;

/** Who listens to what the server pushes on one connection. Told on its event loop only. */
public interface PushHandler {

  /** There is a channel, and nobody has written to it yet. */
  void connected();

  /**
   * A frame came that answers no command.
   *
   * @param frame valid during this call only
   * @throws io.github.ledis4j.codec.UnexpectedReplyException if it makes no sense, so that the
   *     channel has to be closed
   */
  void pushed(ReplyReader frame);

  /** All frames are told that were there to be read. */
  void readComplete();

  /**
   * The channel is gone.
   *
   * @param silentNanos for how long no frame had come on it
   */
  void lost(long silentNanos);
}
