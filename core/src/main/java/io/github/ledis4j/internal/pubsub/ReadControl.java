package io.github.ledis4j.internal.pubsub;

/** What reads messages from the connection, seen by a delivery that has no more room for them. */
interface ReadControl {

  /** Nothing more is to be read; on the reader's own thread only. */
  void stop();

  /** Takes back one {@link #stop}; on the reader's own thread only. */
  void resume();

  /** Calls {@link BufferedDelivery#readComplete} when all that was read is offered; the same. */
  void offered(BufferedDelivery<?> delivery);

  /** Tells whether its owner has closed it, so that nobody is to get any more; on any thread. */
  boolean isClosed();

  /** Remembers a delivery that is over behind the messages it has, or when all is closed. */
  void ending(BufferedDelivery<?> delivery);

  /** Runs a task on the reader's own thread, from any other. */
  void execute(Runnable task);
}
