package io.github.ledis4j.pubsub;

/** What happens to a message whose subscription has a full buffer. */
public enum Overflow {
  /** The message that has waited longest is dropped, and counted. */
  DROP_OLDEST,
  /** The new message is dropped, and counted. */
  DROP_NEWEST,
  /**
   * The subscription ends, after the messages in its buffer, with an {@link
   * io.github.ledis4j.error.OverloadedException}.
   */
  FAIL,
  /**
   * Nothing more is read from the connection until half of the buffer is free: for all its
   * subscriptions, for confirmations and for {@code ping} too. Nothing is dropped here, but a
   * server that cannot get rid of too much closes the connection ({@code client-output-buffer-limit
   * pubsub}), which is a {@link Gap}.
   */
  BACK_PRESSURE
}
