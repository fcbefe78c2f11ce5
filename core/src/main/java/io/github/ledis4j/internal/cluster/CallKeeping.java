package io.github.ledis4j.internal.cluster;

/**
 * What a table of slots asks of those whose calls it keeps. Thread-safe.
 *
 * @param <C> the type of calls
 */
interface CallKeeping<C> {

  /** How many calls may be kept that no node was sent. */
  int most();

  /** Is told, under the lock of the table, that a call waits that no node was sent. */
  void waits(C call);

  /** Ends a call for which there is no room. */
  void refuse(C call);

  /** Runs something later, unless the client is closed by then. */
  void later(Runnable task, long nanos);
}
